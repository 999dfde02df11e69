package io.twoshops.contract.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Makes false tokens out of a good one (RFC 7515; the attacks are those of RFC 8725, section 2). */
final class Forgery {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final KeyPair STRANGER = newKeyPair();

    private Forgery() {}

    static Parts parse(String token) {
        String[] parts = token.split("\\.");
        return new Parts(decode(parts[0]), decode(parts[1]), parts[2]);
    }

    /** The token with one bit of its signature changed: of a character in the middle, since the last has spare bits. */
    static String flipped(String token) {
        int at = token.lastIndexOf('.') + 20;
        char other = token.charAt(at) == 'A' ? 'B' : 'A';
        return token.substring(0, at) + other + token.substring(at + 1);
    }

    /** A token taken apart. */
    record Parts(Map<String, Object> header, Map<String, Object> claims, String signature) {

        Parts head(String name, @Nullable Object value) {
            return new Parts(with(header, name, value), claims, signature);
        }

        Parts claim(String name, Object value) {
            return new Parts(header, with(claims, name, value), signature);
        }

        /** {@return the name of the key that the token says it is signed with} */
        String keyId() {
            return Objects.requireNonNull(header.get("kid")).toString();
        }

        String withOldSignature() {
            return signedPart() + "." + signature;
        }

        String unsigned() {
            return signedPart() + ".";
        }

        String signedByAStranger() {
            try {
                Signature rsa = Signature.getInstance("SHA256withRSA");
                rsa.initSign(STRANGER.getPrivate());
                rsa.update(signedPart().getBytes(StandardCharsets.US_ASCII));
                return signedPart() + "." + base64(rsa.sign());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        /** The header carries the key that fits the signature, for a verifier that would believe it. */
        String withStrangersKeyInside() {
            RSAPublicKey key = (RSAPublicKey) STRANGER.getPublic();
            return head(
                            "jwk",
                            Map.of(
                                    "kty", "RSA",
                                    "n", base64(key.getModulus().toByteArray()),
                                    "e", base64(key.getPublicExponent().toByteArray())))
                    .signedByAStranger();
        }

        /** Symmetric, with a secret that everybody knows: the shop's public key. */
        String signedHs256(byte[] secret) {
            try {
                Parts hs256 = head("alg", "HS256");
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret, "HmacSHA256"));
                byte[] sum = mac.doFinal(hs256.signedPart().getBytes(StandardCharsets.US_ASCII));
                return hs256.signedPart() + "." + base64(sum);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private String signedPart() {
            return encode(header) + "." + encode(claims);
        }
    }

    private static Map<String, Object> with(Map<String, Object> map, String name, @Nullable Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(map);
        if (value == null) {
            copy.remove(name);
        } else {
            copy.put(name, value);
        }
        return copy;
    }

    private static Map<String, Object> decode(String part) {
        try {
            return JSON.readValue(Base64.getUrlDecoder().decode(part), new TypeReference<>() {});
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String encode(Map<String, Object> part) {
        try {
            return base64(JSON.writeValueAsBytes(part));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static KeyPair newKeyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
