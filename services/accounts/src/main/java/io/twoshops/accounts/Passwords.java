package io.twoshops.accounts;

import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Passwords are kept as bcrypt hashes, which read at most 72 bytes. */
@ApplicationScoped
class Passwords {
    static final int SHORTEST = 8;
    static final int MOST_BYTES = 72;

    private final int cost;
    private final String nobodys;

    Passwords(AccountsConfig config) {
        cost = config.bcryptCost();
        nobodys = hash(UUID.randomUUID().toString());
    }

    static boolean tooLong(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
    }

    String hash(String password) {
        return BcryptUtil.bcryptHash(password, cost);
    }

    /**
     * {@return whether the password fits} Takes as long when there is no hash, so that the time of an answer does not
     * tell who has an account.
     *
     * @param hash null when there is no such account
     */
    boolean fit(String password, @Nullable String hash) {
        boolean fits = BcryptUtil.matches(password, hash == null ? nobodys : hash);
        return fits && hash != null && !tooLong(password);
    }
}
