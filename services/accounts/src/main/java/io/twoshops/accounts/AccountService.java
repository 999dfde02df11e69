package io.twoshops.accounts;

import io.twoshops.chassis.problem.ProblemException;
import io.twoshops.chassis.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Opens accounts and finds them again. */
@ApplicationScoped
class AccountService {
    private static final ProblemType EMAIL_TAKEN =
            new ProblemType("email-taken", 409, "An account with this e-mail exists");

    private final AccountRepository accounts;
    private final Passwords passwords;

    AccountService(AccountRepository accounts, Passwords passwords) {
        this.accounts = accounts;
        this.passwords = passwords;
    }

    /** The slow hash comes before the transaction: it holds no connection. */
    AccountView register(Registration registration) {
        if (Passwords.tooLong(registration.password())) {
            throw ProblemException.invalid("password", "must be at most " + Passwords.MOST_BYTES + " bytes of UTF-8");
        }
        Account account = new Account(
                registration.email(), passwords.hash(registration.password()), registration.name(), Role.CUSTOMER);
        if (!accounts.add(account)) {
            throw new ProblemException(EMAIL_TAKEN, "an account with this e-mail exists");
        }
        return AccountView.of(account);
    }

    /** {@return the account; a 401 when the owner of a good token has none, as after a restore of the database} */
    @Transactional
    AccountView get(UUID id) {
        return accounts.findByIdOptional(id)
                .map(AccountView::of)
                .orElseThrow(() -> new ProblemException(ProblemType.TOKEN_INVALID, "the account is gone"));
    }
}
