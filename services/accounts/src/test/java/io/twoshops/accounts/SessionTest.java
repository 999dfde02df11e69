package io.twoshops.accounts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.smallrye.jwt.build.Jwt;
import io.twoshops.PostgresResource;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class SessionTest {
    private static final String PASSWORD = "correct horse";
    private final String email = UUID.randomUUID() + "@Example.com";
    private String account;

    @Inject
    SigningKeys keys;

    @BeforeEach
    void register() {
        account = given().contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", PASSWORD, "name", "Kim"))
                .post("/api/accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void letsTheOwnerInHoweverTheEmailIsTyped() {
        String token = logIn(email.toUpperCase(Locale.ROOT), PASSWORD)
                .statusCode(201)
                .extract()
                .path("token");

        me(token).statusCode(200).body("id", is(account)).body("email", is(email));
    }

    @Test
    void tellsNoDifferenceBetweenAWrongPasswordAndNoAccount() {
        String wrong = logIn(email, "wrong horse").statusCode(401).extract().path("detail");
        String unknown =
                logIn("nobody@example.com", PASSWORD).statusCode(401).extract().path("detail");

        assertThat(wrong).isEqualTo(unknown);
    }

    @Test
    void refusesATokenSignedByAStranger() throws Exception {
        PrivateKey stranger =
                KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();

        refused(signed(stranger, keys.newest().kid(), Instant.now().plusSeconds(60)));
    }

    @Test
    void refusesAnExpiredToken() {
        refused(signed(
                keys.newest().privateKey(), keys.newest().kid(), Instant.now().minusSeconds(5)));
    }

    @Test
    void refusesATokenOfAnUnknownKey() {
        refused(signed(keys.newest().privateKey(), "another", Instant.now().plusSeconds(60)));
    }

    @Test
    void refusesATokenWithoutSignature() {
        refused(encoded("{\"alg\":\"none\",\"kid\":\"%s\"}"
                        .formatted(keys.newest().kid())) + "."
                + encoded("{\"iss\":\"two-shops\",\"sub\":\"%s\",\"groups\":[\"admin\"],\"exp\":%d}"
                        .formatted(account, Instant.now().plusSeconds(60).getEpochSecond()))
                + ".");
    }

    @Test
    void refusesATokenWhoseSecretIsThePublicKey() {
        SecretKey confused = new SecretKeySpec(keys.newest().publicKey().getEncoded(), "HmacSHA256");

        refused(Jwt.issuer("two-shops")
                .subject(account)
                .expiresAt(Instant.now().plusSeconds(60))
                .jws()
                .keyId(keys.newest().kid())
                .sign(confused));
    }

    @Test
    void acceptsWhatTheseTestsForgeWhenItIsNotForged() {
        me(signed(keys.newest().privateKey(), keys.newest().kid(), Instant.now().plusSeconds(60)))
                .statusCode(200);
    }

    private String signed(PrivateKey key, String kid, Instant expiresAt) {
        return Jwt.issuer("two-shops")
                .subject(account)
                .upn(email)
                .groups("customer")
                .issuedAt(expiresAt.minusSeconds(60))
                .expiresAt(expiresAt)
                .jws()
                .keyId(kid)
                .sign(key);
    }

    private static void refused(String token) {
        me(token).statusCode(401).body("type", endsWith(":token-invalid"));
    }

    private static ValidatableResponse me(String token) {
        return given().auth().oauth2(token).get("/api/accounts/me").then();
    }

    private static ValidatableResponse logIn(String email, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", password))
                .post("/api/sessions")
                .then();
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
