package io.twoshops.accounts;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The admin: there is one when {@code shop.admin-password} is set, and that is the password. */
@ApplicationScoped
class AdminAccount {
    static final String EMAIL = "admin@twoshops.example";

    private final AccountRepository accounts;
    private final Passwords passwords;
    private final Optional<String> password;

    AdminAccount(
            AccountRepository accounts,
            Passwords passwords,
            @ConfigProperty(name = "shop.admin-password") Optional<String> password) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.password = password;
    }

    @Transactional
    void prepare(@Observes StartupEvent start) {
        password.ifPresent(this::prepare);
    }

    private void prepare(String wanted) {
        if (wanted.length() < Passwords.SHORTEST || Passwords.tooLong(wanted)) {
            throw new IllegalStateException("shop.admin-password must have at least " + Passwords.SHORTEST
                    + " characters and at most " + Passwords.MOST_BYTES + " bytes");
        }
        accounts.findByEmail(EMAIL)
                .ifPresentOrElse(
                        admin -> renew(admin, wanted),
                        () -> accounts.add(new Account(EMAIL, passwords.hash(wanted), "Admin", Role.ADMIN)));
    }

    private void renew(Account admin, String wanted) {
        if (admin.role() != Role.ADMIN || !passwords.fit(wanted, admin.passwordHash())) {
            admin.becomeAdmin(passwords.hash(wanted));
        }
    }
}
