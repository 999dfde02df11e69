package io.twoshops.chassis.security;

import java.security.PublicKey;
import org.jspecify.annotations.Nullable;

/** The public keys that session tokens are verified with. */
public interface TokenKeys {
    /**
     * {@return the key with this id, or null when there surely is none}
     *
     * @throws io.twoshops.chassis.problem.UnavailableException when it cannot be known now
     */
    @Nullable
    PublicKey find(String kid);
}
