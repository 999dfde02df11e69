package io.twoshops.accounts;

import io.smallrye.jwt.build.Jwt;
import io.twoshops.chassis.problem.ProblemException;
import io.twoshops.chassis.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Logs customers in. */
@ApplicationScoped
class SessionService {
    private static final String ISSUER = "two-shops";
    private static final ProblemType CREDENTIALS_WRONG =
            new ProblemType("credentials-wrong", 401, "E-mail or password do not fit");

    private final AccountRepository accounts;
    private final Passwords passwords;
    private final SigningKeys keys;
    private final AccountsConfig config;

    SessionService(AccountRepository accounts, Passwords passwords, SigningKeys keys, AccountsConfig config) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.keys = keys;
        this.config = config;
    }

    Session logIn(Credentials credentials) {
        Account account = accounts.findByEmail(credentials.email()).orElse(null);
        boolean fits = passwords.fit(credentials.password(), account == null ? null : account.passwordHash());
        if (account == null || !fits) {
            throw new ProblemException(CREDENTIALS_WRONG, "no account with this e-mail and password");
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Instant expiresAt = now.plus(config.sessionLength());
        return new Session(sign(account, now, expiresAt), expiresAt, AccountView.of(account));
    }

    private String sign(Account account, Instant now, Instant expiresAt) {
        SigningKey key = keys.newest();
        return Jwt.issuer(ISSUER)
                .subject(account.id().toString())
                .upn(account.email())
                .groups(account.role().group())
                .issuedAt(now)
                .expiresAt(expiresAt)
                .jws()
                .keyId(key.kid())
                .sign(key.privateKey());
    }
}
