package io.twoshops.accounts;

import io.quarkus.runtime.StartupEvent;
import io.twoshops.chassis.security.TokenKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.PublicKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys that sign and verify session tokens, held in memory: to verify a token needs no database. */
@ApplicationScoped
class SigningKeys implements TokenKeys {
    private final SigningKeyStore store;
    private volatile List<SigningKey> keys = List.of();

    SigningKeys(SigningKeyStore store) {
        this.store = store;
    }

    void load(@Observes StartupEvent start) {
        keys = store.loadOrCreate();
    }

    @Override
    public @Nullable PublicKey find(String kid) {
        return keys.stream()
                .filter(key -> key.kid().equals(kid))
                .findFirst()
                .map(SigningKey::publicKey)
                .orElse(null);
    }

    SigningKey newest() {
        return keys.get(0);
    }

    List<SigningKey> all() {
        return keys;
    }
}
