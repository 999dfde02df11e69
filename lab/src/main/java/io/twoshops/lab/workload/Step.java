package io.twoshops.lab.workload;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * One request of a journey, and what a right answer to it is.
 *
 * @param expected the status of a right answer
 * @param order whether it asks for a decision on an order
 */
record Step(String name, HttpRequest.Builder request, int expected, boolean order, Check check) {

    /** Looks into an answer that has the right status. */
    interface Check {
        /** Why the answer is wrong; null if it is right. */
        @Nullable
        String wrong(JsonNode body);
    }

    /** The outcome, and why if it is not served. */
    record Judged(Outcome outcome, @Nullable String note) {}

    /** Judges an answer by what the contract promises; {@code late} when it came after the deadline. */
    Judged judge(Answer answer, boolean late) {
        if (answer.error() != null) {
            return new Judged(Outcome.FAILED, answer.error());
        }
        if (late) {
            return new Judged(Outcome.FAILED, "late");
        }
        if (answer.status() != expected) {
            boolean honest = (answer.status() == 503 || answer.status() == 429) && answer.retryAfter();
            String type = answer.body().path("type").asText("");
            String note = answer.status() + (type.isEmpty() ? "" : " " + type.substring(type.lastIndexOf(':') + 1));
            return new Judged(honest ? Outcome.REFUSED : Outcome.FAILED, note);
        }
        String wrong = check.wrong(answer.body());
        if (wrong != null) {
            return new Judged(Outcome.FAILED, wrong);
        }
        return missing(answer.body());
    }

    private Judged missing(JsonNode body) {
        JsonNode degraded = body.path("degraded");
        if (degraded.size() > 0) {
            return new Judged(Outcome.DEGRADED, "without " + degraded.get(0).asText());
        }
        if (order && "PENDING".equals(body.path("status").asText())) {
            return new Judged(Outcome.DEGRADED, "undecided");
        }
        return new Judged(Outcome.SERVED, null);
    }
}
