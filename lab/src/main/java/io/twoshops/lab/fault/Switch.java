package io.twoshops.lab.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twoshops.lab.target.Http;
import io.twoshops.lab.target.Unit;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The fault switch of one module, on the management port of the process that holds it. */
final class Switch {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(3);
    /** Should the lab die, the switch reverts by itself this long after the fault should have ended. */
    private static final double SPARE_SECONDS = 10;

    /** A fault that kills ends with the process; it must not end by itself before the process has died of it. */
    private static final double DEADLY_SECONDS = 120;

    private final FaultSpec spec;
    private final URI uri;

    Switch(FaultSpec spec, Unit unit) {
        this.spec = spec;
        this.uri = unit.managementUrl()
                .map(management -> management.resolve("/faults/" + spec.module()))
                .orElseThrow(() -> new IllegalArgumentException(unit.name() + " has no fault switches"));
    }

    void on() throws FaultException {
        ObjectNode body = JSON.createObjectNode();
        body.put("kind", spec.kind().name());
        body.put("millis", spec.millis());
        body.put("share", spec.share());
        body.put("mibPerSecond", spec.mibPerSecond());
        body.put("cores", spec.cores());
        body.put("connections", spec.connections());
        body.put("point", spec.at());
        body.put("durationSeconds", spec.kind().deadly() ? DEADLY_SECONDS : spec.durationSeconds() + SPARE_SECONDS);
        body.properties().removeIf(field -> field.getValue().isNull());
        try {
            call("PUT", HttpRequest.BodyPublishers.ofString(body.toString()));
        } catch (FaultException e) {
            if (Thread.interrupted()) {
                offUnheard(e);
            }
            throw e;
        }
    }

    /** Whoever does not wait for the answer does not know whether it is on, and nobody else will turn it off. */
    private void offUnheard(FaultException interrupted) {
        try {
            off();
        } catch (FaultException e) {
            interrupted.addSuppressed(e);
        } finally {
            Thread.currentThread().interrupt();
        }
    }

    void off() throws FaultException {
        JsonNode left = call("DELETE", HttpRequest.BodyPublishers.noBody());
        if (left.path("faults").size() > 0) {
            throw new FaultException("faults stay on at " + uri + ": " + left.path("faults"));
        }
    }

    /** How often the fault has struck, read back from the process; 0 too where it is not on. */
    long hits() throws FaultException {
        return read("hits");
    }

    /** How many calls have come to the module since it is on, struck or not. */
    long calls() throws FaultException {
        return read("calls");
    }

    private long read(String number) throws FaultException {
        long sum = 0;
        for (JsonNode fault : call("GET", HttpRequest.BodyPublishers.noBody()).path("faults")) {
            sum += fault.path("kind").asText().equals(spec.kind().name())
                    ? fault.path(number).asLong()
                    : 0;
        }
        return sum;
    }

    private JsonNode call(String method, HttpRequest.BodyPublisher body) throws FaultException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .method(method, body);
        try {
            HttpResponse<String> response = Http.send(request, LIMIT, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new FaultException(
                        method + " " + uri + " answered " + response.statusCode() + " " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new FaultException(method + " " + uri + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FaultException(method + " " + uri + " was interrupted", e);
        }
    }
}
