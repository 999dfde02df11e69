package io.twoshops.lab.fault;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.twoshops.lab.target.Unit;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SwitchWorkerTest {
    private static final FaultSpec POOL =
            new FaultSpec(FaultKind.pool, "orders", 1, null, null, null, null, 20, null, null);
    private static final FaultSpec ERRORS =
            new FaultSpec(FaultKind.errors, "orders", 1, null, null, null, null, null, null, null);
    private HttpServer management;
    private volatile String on = "";

    @BeforeEach
    void serve() throws IOException {
        management = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        management.createContext("/faults/orders", this::answer);
        management.start();
    }

    @AfterEach
    void close() {
        management.stop(0);
    }

    @Test
    void aPoolIsStruckWhenAllConnectionsAreTakenThatWereToBe() throws Exception {
        SwitchWorker worker = new SwitchWorker(POOL, unit());
        worker.start();
        on = "{\"kind\":\"pool\",\"hits\":19,\"calls\":0}";
        assertThat(worker.proof()).isNull();
        on = "{\"kind\":\"pool\",\"hits\":20,\"calls\":0}";
        assertThat(worker.proof()).contains("20 hits");
    }

    @Test
    void callsAreStruckWithTheFirst() throws Exception {
        SwitchWorker worker = new SwitchWorker(ERRORS, unit());
        worker.start();
        on = "{\"kind\":\"errors\",\"hits\":0,\"calls\":2}";
        assertThat(worker.proof()).isNull();
        on = "{\"kind\":\"errors\",\"hits\":1,\"calls\":3}";
        assertThat(worker.proof()).contains("1 hits");
    }

    @Test
    void callsAreCountedWhereCallsAreStruck() throws Exception {
        on = "{\"kind\":\"errors\",\"hits\":1,\"calls\":3}";
        SwitchWorker ofCalls = new SwitchWorker(ERRORS, unit());
        ofCalls.stop();
        assertThat(ofCalls.calls()).hasValue(3);
        on = "{\"kind\":\"pool\",\"hits\":20,\"calls\":0}";
        SwitchWorker ofAPool = new SwitchWorker(POOL, unit());
        ofAPool.stop();
        assertThat(ofAPool.calls()).isEmpty();
    }

    /** What is on is told when it is read; turned on or off, nothing of an earlier one is left. */
    private void answer(HttpExchange exchange) throws IOException {
        String faults = exchange.getRequestMethod().equals("GET") ? on : "";
        byte[] body = ("{\"faults\":[" + faults + "]}").getBytes(US_ASCII);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Unit unit() {
        URI uri = URI.create("http://localhost:" + management.getAddress().getPort());
        return (Unit) Proxy.newProxyInstance(
                Unit.class.getClassLoader(),
                new Class<?>[] {Unit.class},
                (proxy, method, arguments) -> Optional.of(uri));
    }
}
