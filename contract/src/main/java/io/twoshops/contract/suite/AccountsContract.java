package io.twoshops.contract.suite;

import static io.twoshops.contract.suite.Problems.invalid;
import static io.twoshops.contract.suite.Problems.problem;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registering, logging in, and one's own account. */
@DisplayName("accounts")
public class AccountsContract {

    private static final String PASSWORD = "correct horse";

    @Test
    void registersACustomerWithoutTellingThePassword() {
        String email = email();
        Response answer = register(account(email, PASSWORD));
        answer.then()
                .statusCode(201)
                .body("email", is(email))
                .body("name", is("Kim Haneul"))
                .body("role", is("customer"))
                .body(not(containsString(PASSWORD)));
    }

    @Test
    void logsInAndShowsTheOwnAccount() {
        Customer customer = Customer.register();
        customer.asks()
                .get("/api/accounts/me")
                .then()
                .statusCode(200)
                .body("id", is(customer.id()))
                .body("email", is(customer.email()))
                .body("role", is("customer"));
    }

    @Test
    void aSessionEndsSomeTimeButNotAtOnce() {
        Customer customer = Customer.register();
        String expiresAt = logIn(customer.email(), customer.password())
                .then()
                .statusCode(201)
                .extract()
                .path("expiresAt");
        Duration left = Duration.between(OffsetDateTime.now(), OffsetDateTime.parse(expiresAt));
        assertTrue(
                left.compareTo(Duration.ofMinutes(5)) > 0 && left.compareTo(Duration.ofDays(1)) < 0, "left: " + left);
    }

    @Test
    void theAdministratorHasTheRole() {
        Admin.session().asks().get("/api/accounts/me").then().statusCode(200).body("role", is("admin"));
    }

    @Test
    void keepsNamesToTheLetter() {
        for (String name : List.of("<b>O'Brien</b> \"x\" \\ ; --", "김하늘 😀", "x".repeat(100))) {
            Map<String, Object> body = account(email(), PASSWORD);
            body.put("name", name);
            register(body).then().statusCode(201).body("name", is(name));
        }
    }

    @Test
    void refusesAnEmailThatIsTaken() {
        Customer customer = Customer.register();
        register(account(customer.email(), "another password")).then().spec(problem("email-taken"));
        register(account(customer.email().toUpperCase(Locale.ROOT), PASSWORD))
                .then()
                .spec(problem("email-taken"));
        logIn(customer.email(), "another password").then().spec(problem("credentials-wrong"));
        logIn(customer.email(), customer.password()).then().statusCode(201);
    }

    @Test
    void ofManyWhoRegisterTheSameEmailAtOnceOneSucceeds() {
        Map<String, Object> body = account(email(), PASSWORD);
        List<Integer> statuses = AtOnce.times(8, i -> register(body).statusCode());
        assertEquals(1, statuses.stream().filter(status -> status == 201).count(), statuses.toString());
        assertEquals(7, statuses.stream().filter(status -> status == 409).count(), statuses.toString());
    }

    @Test
    void logsInWhateverTheCaseOfTheEmail() {
        Customer customer = Customer.register();
        logIn(customer.email().toUpperCase(Locale.ROOT), customer.password())
                .then()
                .statusCode(201)
                .body("account.id", is(customer.id()));
    }

    @Test
    void doesNotTellWhetherTheEmailOrThePasswordWasWrong() {
        Customer customer = Customer.register();
        Response wrongPassword = logIn(customer.email(), "wrong password");
        Response unknownEmail = logIn(email(), "wrong password");
        wrongPassword.then().spec(problem("credentials-wrong"));
        unknownEmail.then().spec(problem("credentials-wrong"));
        assertEquals(wrongPassword.<String>path("title"), unknownEmail.path("title"));
        assertEquals(wrongPassword.<String>path("detail"), unknownEmail.path("detail"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678", "비밀번호가", "        ", "' OR '1'='1"})
    void takesAnyPasswordOfEightTo72Bytes(String password) {
        acceptsPassword(password.length() < 8 ? password + password : password);
    }

    @Test
    void knowsTheBoundsOfAPassword() {
        acceptsPassword("x".repeat(72));
        // 24 Korean syllables are 72 bytes of UTF-8.
        acceptsPassword("가".repeat(24));
        for (String bad : List.of("", "1234567", "x".repeat(73), "가".repeat(25))) {
            register(account(email(), bad)).then().spec(invalid("password"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "nobody", "@example.com", "a@", "a b@example.com", "a@b@c"})
    void refusesWhatIsNoEmail(String email) {
        register(account(email, PASSWORD)).then().spec(invalid("email"));
    }

    @Test
    void refusesAnEmailOfMoreThan200Characters() {
        register(account(email() + ".example".repeat(30), PASSWORD)).then().spec(invalid("email"));
    }

    @Test
    void refusesANameThatIsBlankOrTooLong() {
        for (String name : List.of("", "x".repeat(101))) {
            Map<String, Object> body = account(email(), PASSWORD);
            body.put("name", name);
            register(body).then().spec(invalid("name"));
        }
    }

    @Test
    void refusesAMissingField() {
        for (String field : List.of("email", "password", "name")) {
            Map<String, Object> body = account(email(), PASSWORD);
            body.remove(field);
            register(body).then().spec(invalid(field));
            body.put(field, null);
            register(body).then().spec(invalid(field));
        }
    }

    @Test
    void nobodyMakesHimselfAdministrator() {
        String email = email();
        Map<String, Object> body = account(email, PASSWORD);
        body.put("role", "admin");
        register(body).then().spec(invalid("role"));
        logIn(email, PASSWORD).then().spec(problem("credentials-wrong"));
    }

    @Test
    void refusesAZeroCharacterInAText() {
        // PostgreSQL's text cannot hold it.
        Map<String, Object> body = account(email(), PASSWORD);
        body.put("name", "a\u0000b");
        register(body).then().spec(invalid("name"));
    }

    private static void acceptsPassword(String password) {
        String email = email();
        register(account(email, password)).then().statusCode(201);
        logIn(email, password).then().statusCode(201);
        logIn(email, password + "x").then().statusCode(org.hamcrest.Matchers.oneOf(400, 401));
    }

    private static String email() {
        return Shop.word() + "@example.com";
    }

    private static Map<String, Object> account(String email, String password) {
        return new HashMap<>(Map.of("email", email, "password", password, "name", "Kim Haneul"));
    }

    private static Response register(Map<String, ?> body) {
        return Shop.visitor().contentType(ContentType.JSON).body(body).post("/api/accounts");
    }

    private static Response logIn(String email, String password) {
        return Shop.visitor()
                .contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", password))
                .post("/api/sessions");
    }
}
