package io.twoshops.chassis;

import io.smallrye.jwt.build.Jwt;
import io.twoshops.chassis.problem.UnavailableException;
import io.twoshops.chassis.security.TokenKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The keys of a shop, for the time of a test. */
@ApplicationScoped
class TestKeys implements TokenKeys {
    static final String KID = "test";
    static volatile boolean down;
    private final KeyPair pair = newPair();

    @Override
    public @Nullable PublicKey find(String kid) {
        if (down) {
            throw new UnavailableException("accounts", null);
        }
        return kid.equals(KID) ? pair.getPublic() : null;
    }

    String token(String subject, Instant expires) {
        return token(subject, expires, pair.getPrivate());
    }

    static String token(String subject, Instant expires, PrivateKey key) {
        return Jwt.issuer("two-shops")
                .subject(subject)
                .upn(subject)
                .groups("customer")
                .expiresAt(expires)
                .jws()
                .keyId(KID)
                .sign(key);
    }

    static KeyPair newPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
