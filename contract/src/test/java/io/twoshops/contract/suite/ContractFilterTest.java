package io.twoshops.contract.suite;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.restassured.RestAssured;
import io.twoshops.contract.api.ApiDescription;
import io.twoshops.contract.api.Contract;
import io.twoshops.contract.api.ProblemTypes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A shop of canned answers, of which each but the first kind breaks one promise. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractFilterTest {

    private static final String GOOD_BODY = """
            {"items":[{"id":"tea","name":{"en":"Tea","ko":"차"}}]}""";

    private final Contract contract = new Contract(ApiDescription.load(), ProblemTypes.load());
    private HttpServer server;
    private Answer next = good();

    /** What the server answers next. */
    private record Answer(int status, Map<String, String> headers, String body) {

        Answer with(String header, String value) {
            Map<String, String> changed = new HashMap<>(headers);
            changed.put(header, value);
            return new Answer(status, changed, body);
        }
    }

    @BeforeAll
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = next.body().getBytes(StandardCharsets.UTF_8);
            next.headers().forEach((name, value) -> {
                if (!value.isEmpty()) {
                    exchange.getResponseHeaders().set(name, value);
                }
            });
            exchange.sendResponseHeaders(next.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    void close() {
        server.stop(0);
    }

    @Test
    void acceptsWhatIsPromised() {
        accepts("/api/categories", good());
        accepts("/api/categories", good().with("Content-Type", "application/json;charset=UTF-8"));
        accepts("/api/products/X", problem(404, "not-found"));
        accepts("/api/nothing", problem(404, "not-found"));
    }

    @Test
    void refusesABodyOfAnotherShape() {
        refuses("required property 'items'", "/api/categories", good("{}"));
        refuses("extra", "/api/categories", good("{\"items\":[],\"extra\":1}"));
        refuses("string", "/api/categories", good("{\"items\":[{\"id\":1,\"name\":{\"en\":\"a\",\"ko\":\"b\"}}]}"));
        refuses("no JSON", "/api/categories", good("<html>"));
        refuses("no JSON", "/api/categories", good("{\"items\":[]} trailing"));
        refuses("date-time", "/api/orders/X", good(order("yesterday")));
        accepts("/api/orders/X", good(order("2026-01-01T00:00:00Z")));
    }

    @Test
    void refusesAStatusThatIsNotDescribed() {
        refuses("not described", "/api/categories", new Answer(202, good().headers(), GOOD_BODY));
        refuses("call that is not described", "/api/nothing", good());
    }

    @Test
    void refusesAContentTypeThatIsNotDescribed() {
        refuses("text/plain", "/api/categories", good().with("Content-Type", "text/plain"));
        refuses("no problem", "/api/categories", problem(404, "not-found").with("Content-Type", "application/json"));
        refuses("no problem", "/api/nothing", problem(404, "not-found").with("Content-Type", "text/html"));
    }

    @Test
    void refusesAProblemThatIsNotListedOrHasAnotherStatus() {
        refuses("not listed", "/api/categories", problem(404, "surprise"));
        refuses("with status 400", "/api/categories", problem(400, "not-found"));
        Answer lying = problem(404, "not-found");
        refuses(
                "with status 404",
                "/api/categories",
                new Answer(404, lying.headers(), lying.body().replace("404", "400")));
    }

    @Test
    void refusesEveryServerError() {
        refuses("never answers 500", "/api/categories", problem(500, "internal"));
        refuses("never answers 503", "/api/nothing", problem(503, "unavailable"));
    }

    @Test
    void refusesAnAnswerThatShowsTheInside() {
        for (String leak : new String[] {
            "java.lang.IllegalStateException: x",
            "at Order.place(Order.java:12)",
            "org.hibernate.Session",
            "SELECT a FROM b"
        }) {
            Answer leaky = problem(404, "not-found");
            refuses(
                    "shows the shop's inside",
                    "/api/categories",
                    new Answer(404, leaky.headers(), leaky.body().replace("A title", leak)));
        }
    }

    @Test
    void refusesMissingHeaders() {
        refuses("X-Shop-Arm", "/api/categories", good().with("X-Shop-Arm", "services"));
        refuses("X-Shop-Arm", "/api/categories", good().with("X-Shop-Arm", ""));
        refuses("X-Correlation-Id", "/api/categories", good().with("X-Correlation-Id", ""));
    }

    private void accepts(String path, Answer answer) {
        assertDoesNotThrow(() -> call(path, answer));
    }

    private void refuses(String reason, String path, Answer answer) {
        AssertionError refusal = assertThrows(AssertionError.class, () -> call(path, answer));
        assertTrue(String.valueOf(refusal.getMessage()).contains(reason), refusal.getMessage());
    }

    private void call(String path, Answer answer) {
        next = answer;
        RestAssured.given()
                .baseUri("http://" + server.getAddress().getHostString() + ":"
                        + server.getAddress().getPort())
                .filter(new ContractFilter(contract, "monolith"))
                .get(path);
    }

    private static Answer good() {
        return good(GOOD_BODY);
    }

    private static Answer good(String body) {
        return new Answer(
                200,
                Map.of("Content-Type", "application/json", "X-Shop-Arm", "monolith", "X-Correlation-Id", "c"),
                body);
    }

    private static Answer problem(int status, String type) {
        String body =
                "{\"type\":\"urn:two-shops:problem:%s\",\"title\":\"A title\",\"status\":%d}".formatted(type, status);
        return new Answer(
                status, good().with("Content-Type", "application/problem+json").headers(), body);
    }

    private static String order(String createdAt) {
        return """
                {"id":"6f1c0d3e-0000-4000-8000-000000000000","status":"PENDING","reason":null,
                 "lines":[{"sku":"X","name":{"en":"a","ko":"b"},"quantity":1,"price":1,"lineTotal":1}],"total":1,
                 "currency":"KRW","address":{"recipient":"a","street":"b","city":"c","postalCode":"d"},
                 "createdAt":"%s","shipment":null,"degraded":[]}"""
                .formatted(createdAt);
    }
}
