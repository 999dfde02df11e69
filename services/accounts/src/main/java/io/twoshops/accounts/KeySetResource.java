package io.twoshops.accounts;

import io.twoshops.chassis.faults.FaultPoint;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The public keys of the shop (RFC 7517). */
@Path("/.well-known/jwks.json")
@FaultPoint("accounts")
class KeySetResource {
    private final SigningKeys keys;

    KeySetResource(SigningKeys keys) {
        this.keys = keys;
    }

    @GET
    public KeySet get() {
        return new KeySet(keys.all().stream().map(Key::of).toList());
    }

    record KeySet(List<Key> keys) {}

    record Key(String kty, String kid, String use, String alg, String n, String e) {
        private static Key of(SigningKey key) {
            return new Key(
                    "RSA",
                    key.kid(),
                    "sig",
                    "RS256",
                    base64url(key.publicKey().getModulus()),
                    base64url(key.publicKey().getPublicExponent()));
        }

        /** Unsigned and without leading zeros (RFC 7518, 2). */
        private static String base64url(BigInteger number) {
            byte[] bytes = number.toByteArray();
            byte[] unsigned = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
            return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
        }
    }
}
