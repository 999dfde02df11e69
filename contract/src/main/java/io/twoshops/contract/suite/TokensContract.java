package io.twoshops.contract.suite;

import static io.twoshops.contract.suite.Problems.problem;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.twoshops.contract.suite.Forgery.Parts;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Session tokens: only what the shop itself signed opens a session. (That a good token expires cannot be seen from
 * outside within a test's patience; the shops' own tests see to it.)
 */
@DisplayName("session tokens")
public class TokensContract {

    private static final List<String> NEED_A_SESSION = List.of("/api/accounts/me", "/api/cart", "/api/orders");

    @Test
    void publishesPublicKeysOnly() {
        Shop.visitor()
                .get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .body("keys", everyItem(not(hasKey("d"))))
                .body("keys", everyItem(not(hasKey("p"))))
                .body("keys", everyItem(not(hasKey("k"))))
                .body("keys.alg", everyItem(is("RS256")));
    }

    @Test
    void aTokenNamesAPublishedKey() {
        String kid = Forgery.parse(Customer.register().token()).keyId();
        Shop.visitor()
                .get("/.well-known/jwks.json")
                .then()
                .body("keys.findAll { it.kid == '" + kid + "' }.size()", is(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/accounts/me", "/api/cart", "/api/orders"})
    void asksForASession(String path) {
        Shop.visitor().get(path).then().spec(problem("authentication-required"));
    }

    @TestFactory
    List<DynamicTest> refuses() {
        Customer customer = Customer.register();
        return forgeries(customer.token()).entrySet().stream()
                .map(forgery -> DynamicTest.dynamicTest(forgery.getKey(), () -> {
                    for (String path : NEED_A_SESSION) {
                        Shop.visitor()
                                .header("Authorization", "Bearer " + forgery.getValue())
                                .get(path)
                                .then()
                                .spec(problem("token-invalid"));
                    }
                    Shop.visitor()
                            .header("Authorization", "Bearer " + forgery.getValue())
                            .contentType("application/json")
                            .body(Admin.newProduct(Admin.newSku(), "Forged", 1))
                            .post("/api/admin/products")
                            .then()
                            .spec(problem("token-invalid"));
                }))
                .toList();
    }

    private static Map<String, String> forgeries(String token) {
        Parts good = Forgery.parse(token);
        RSAPublicKey key = publishedKey(good.keyId());
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        Map<String, String> forgeries = new LinkedHashMap<>();
        forgeries.put("garbage", "garbage");
        forgeries.put("three dots of garbage", "a.b.c");
        forgeries.put("a token without signature", token.substring(0, token.lastIndexOf('.') + 1));
        forgeries.put("a token with another signature", token.substring(0, token.lastIndexOf('.') + 1) + "AAAA");
        forgeries.put("a flipped bit in the signature", Forgery.flipped(token));
        forgeries.put(
                "claims raised to admin", good.claim("groups", List.of("admin")).withOldSignature());
        forgeries.put(
                "another's account id", good.claim("sub", Admin.session().id()).withOldSignature());
        forgeries.put("a later end", good.claim("exp", 4_000_000_000L).withOldSignature());
        forgeries.put("alg none", good.head("alg", "none").unsigned());
        forgeries.put(
                "alg NONE as admin",
                good.head("alg", "NONE").claim("groups", List.of("admin")).unsigned());
        forgeries.put(
                "alg none with the old signature", good.head("alg", "none").withOldSignature());
        forgeries.put("another key under the known id", good.signedByAStranger());
        forgeries.put("another key under a new id", good.head("kid", "mine").signedByAStranger());
        forgeries.put("another key, sent along", good.withStrangersKeyInside());
        forgeries.put("another key without an id", good.head("kid", null).signedByAStranger());
        forgeries.put(
                "HS256 with the public key as PEM",
                good.signedHs256(pem.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        forgeries.put("HS256 with the public key as DER", good.signedHs256(key.getEncoded()));
        forgeries.put(
                "HS256 with the modulus", good.signedHs256(key.getModulus().toByteArray()));
        forgeries.put(
                "an expired token of another key",
                good.claim("exp", 1_000_000_000L).signedByAStranger());
        forgeries.put("an id that is SQL", good.head("kid", "' OR '1'='1").signedByAStranger());
        return forgeries;
    }

    private static RSAPublicKey publishedKey(String kid) {
        Map<String, String> jwk = Shop.visitor()
                .get("/.well-known/jwks.json")
                .then()
                .extract()
                .path("keys.find { it.kid == '" + kid + "' }");
        try {
            return (RSAPublicKey) KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(number(jwk, "n"), number(jwk, "e")));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BigInteger number(Map<String, String> jwk, String member) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(Objects.requireNonNull(jwk.get(member))));
    }
}
