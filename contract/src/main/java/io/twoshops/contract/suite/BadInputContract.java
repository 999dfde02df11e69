package io.twoshops.contract.suite;

import static io.twoshops.contract.suite.Problems.invalid;
import static io.twoshops.contract.suite.Problems.problem;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies, headers, paths and methods that no client should send: each gets a 4xx problem, on every call alike. */
@DisplayName("bad input")
public class BadInputContract {

    /** A call that takes a body. */
    record Call(String method, String path, Map<String, ?> good) {
        Response with(RequestSpecification request) {
            return request.header("Idempotency-Key", UUID.randomUUID().toString())
                    .request(method, path);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static Stream<Call> callsWithABody() {
        Map<String, Object> product = Admin.newProduct(Admin.newSku(), "Never made", 100);
        Map<String, Object> change = new HashMap<>(product);
        change.remove("sku");
        return Stream.of(
                new Call(
                        "POST",
                        "/api/accounts",
                        Map.of("email", "nobody@example.com", "password", "correct horse", "name", "Nobody")),
                new Call("POST", "/api/sessions", Map.of("email", "nobody@example.com", "password", "correct horse")),
                new Call("PUT", "/api/cart/items/NO-SUCH-PRODUCT", Map.of("quantity", 1)),
                new Call("POST", "/api/orders", Map.of("paymentToken", "tok_ok", "address", Customer.ADDRESS)),
                new Call("POST", "/api/admin/products", product),
                new Call("PUT", "/api/admin/products/NO-SUCH-PRODUCT", change),
                new Call("POST", "/api/admin/stock", Map.of("sku", "NO-SUCH-PRODUCT", "quantity", 1)));
    }

    @ParameterizedTest
    @MethodSource("callsWithABody")
    void refusesWhatIsNoJson(Call call) {
        for (String broken :
                List.of("{", "{\"a\":}", "{'a':1}", "hello", "{\"a\":1,}", "<a/>", "{\"a\":NaN}", "\u0000")) {
            call.with(Admin.session().asks(broken)).then().statusCode(400);
        }
        call.with(Admin.session().asks("{")).then().spec(problem("malformed-json"));
        call.with(Admin.session().asks("hello")).then().spec(problem("malformed-json"));
    }

    @ParameterizedTest
    @MethodSource("callsWithABody")
    void refusesJsonThatIsNoObject(Call call) {
        for (String body : List.of("[]", "[{}]", "\"text\"", "5", "true", "null")) {
            call.with(Admin.session().asks(body)).then().spec(problem("validation"));
        }
    }

    @ParameterizedTest
    @MethodSource("callsWithABody")
    void refusesAMissingBody(Call call) {
        call.with(Admin.session().asks().contentType(ContentType.JSON)).then().statusCode(400);
    }

    @ParameterizedTest
    @MethodSource("callsWithABody")
    void refusesAnUnknownFieldByItsName(Call call) {
        Map<String, Object> body = new HashMap<>(call.good());
        body.put("surprise", 1);
        call.with(Admin.session().asks(body)).then().spec(invalid("surprise"));
    }

    @ParameterizedTest
    @MethodSource("callsWithABody")
    void refusesDeepNesting(Call call) {
        for (String body :
                List.of("[".repeat(30_000), "{\"a\":".repeat(10_000), "[".repeat(5_000) + "]".repeat(5_000))) {
            call.with(Admin.session().asks(body)).then().statusCode(400);
        }
    }

    @ParameterizedTest
    @MethodSource("callsWithABody")
    void refusesABodyOver64KiB(Call call) {
        String body = "{\"a\":\"" + "x".repeat(65_536) + "\"}";
        call.with(Admin.session().asks(body)).then().spec(problem("payload-too-large"));
    }

    @ParameterizedTest
    @MethodSource("callsWithABody")
    void refusesABodyThatIsNotDeclaredAsJson(Call call) {
        for (String type : List.of("text/plain", "application/xml", "application/x-www-form-urlencoded")) {
            call.with(Admin.session().asks().contentType(type).body("{}"))
                    .then()
                    .spec(problem("unsupported-media-type"));
        }
    }

    @Test
    void refusesTenMebibytesBeforeTheyAreSent() throws IOException {
        String answer = answerTo("Content-Length: 10485760\r\n", new byte[64 * 1024]);
        assertTrue(answer.startsWith("HTTP/1.1 413"), answer);
        assertTrue(answer.contains("urn:two-shops:problem:payload-too-large"), answer);
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void refusesTenMebibytesThatDoNotTellTheirLength() throws IOException {
        byte[] start = chunk("{\"email\":\"");
        byte[] more = chunk("x".repeat(0x10000));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(start);
        for (int i = 0; i < 160; i++) {
            body.write(more);
        }
        body.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        // The limit is met in the middle of reading: the shop answers 413 and hangs up, or the answer is lost in that.
        String answer = answerTo("Transfer-Encoding: chunked\r\n", body.toByteArray());
        assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 413"), answer);
        Shop.visitor().get("/api/categories").then().statusCode(200);
    }

    private static byte[] chunk(String text) {
        return (Integer.toHexString(text.length()) + "\r\n" + text + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "text/html", "image/png"})
    void servesNothingButJson(String accept) {
        Shop.visitor().accept(accept).get("/api/categories").then().spec(problem("not-acceptable"));
        Admin.session().asks().accept(accept).get("/api/cart").then().spec(problem("not-acceptable"));
        Admin.session().asks().accept(accept).get("/api/orders").then().spec(problem("not-acceptable"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/",
                "/api/nothing",
                "/api/products/A/B",
                "/api/orders/1/2/3",
                "/api/admin",
                "/api/admin/nothing",
                "/api/cart/items",
                "/api/accounts/nothing",
                "/api/%2e%2e/api/nothing"
            })
    void knowsNoOtherPath(String path) {
        Shop.visitor().urlEncodingEnabled(false).get(path).then().statusCode(oneOf(401, 404, 405));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE /api/products",
                "POST /api/categories",
                "DELETE /api/orders",
                "PUT /api/cart",
                "GET /api/sessions",
                "PATCH /api/cart/items/X-1",
                "DELETE /api/accounts/me",
                "POST /api/recommendations"
            })
    void knowsNoOtherMethod(String call) {
        String[] parts = call.split(" ");
        Admin.session().asks("{}").request(parts[0], parts[1]).then().spec(problem("method-not-allowed"));
    }

    @Test
    void anUnreadableAuthorizationIsNoSession() {
        for (String header : List.of("Basic YWRtaW46YWRtaW4=", "Bearer", "Token abc", "bearer")) {
            Shop.visitor()
                    .header("Authorization", header)
                    .get("/api/cart")
                    .then()
                    .statusCode(401);
        }
    }

    @Test
    void aRepeatedFieldDoesNotSlipThrough() {
        Product product = Admin.product(1_000, 0);
        Customer customer = Customer.register();
        Response answer = customer.asks("{\"quantity\":1,\"quantity\":-5}").put("/api/cart/items/" + product.sku());
        answer.then().statusCode(400);
        assertEquals(List.of(), customer.cart().getList("items"));
    }

    /** What the shop answers to the head and the beginning of a body; empty when it hangs up without a word. */
    private static String answerTo(String lengthHeader, byte[] body) throws IOException {
        URI url = Shop.url();
        try (Socket socket = new Socket(url.getHost(), url.getPort() < 0 ? 80 : url.getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/accounts HTTP/1.1\r\nHost: " + url.getHost()
                            + "\r\nContent-Type: application/json\r\n" + lengthHeader + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            try {
                out.write(body);
                out.flush();
            } catch (IOException hungUp) {
                // The answer may have come before, so it is read all the same.
            }
            return read(socket.getInputStream());
        }
    }

    private static String read(InputStream in) {
        StringBuilder answer = new StringBuilder();
        byte[] buffer = new byte[8_192];
        try {
            while (!answer.toString().endsWith("}") && !answer.toString().endsWith("\r\n\r\n")) {
                int count = in.read(buffer);
                if (count < 0) {
                    break;
                }
                answer.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
            }
        } catch (java.net.SocketTimeoutException e) {
            throw new AssertionError("no answer but " + answer, e);
        } catch (IOException hungUp) {
            // A reset after the answer is how a server ends a body that it does not want.
        }
        return answer.toString();
    }
}
