package io.twoshops.lab.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StepTest {
    private static final HttpRequest.Builder ANY = HttpRequest.newBuilder(URI.create("http://localhost/"));
    private final Step page =
            new Step("page", ANY, 200, false, body -> body.path("items").isArray() ? null : "no list");
    private final Step order = new Step("order", ANY, 201, true, body -> null);

    private static Answer answer(int status, String body, boolean retryAfter) {
        return Answer.of(status, body.getBytes(StandardCharsets.UTF_8), retryAfter);
    }

    @Test
    void completeAnswerIsServed() {
        assertThat(page.judge(answer(200, "{\"items\":[],\"degraded\":[]}", false), false))
                .isEqualTo(new Step.Judged(Outcome.SERVED, null));
    }

    @Test
    void answerThatNamesWhatIsMissingIsDegraded() {
        assertThat(page.judge(answer(200, "{\"items\":[],\"degraded\":[\"inventory\"]}", false), false)
                        .outcome())
                .isEqualTo(Outcome.DEGRADED);
    }

    @Test
    void undecidedOrderIsDegraded() {
        assertThat(order.judge(answer(201, "{\"status\":\"PENDING\",\"degraded\":[]}", false), false)
                        .outcome())
                .isEqualTo(Outcome.DEGRADED);
    }

    @Test
    void unavailableIsRefusedOnlyIfItSaysWhenToComeAgain() {
        assertThat(page.judge(answer(503, "{}", true), false).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(page.judge(answer(503, "{}", false), false).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(page.judge(answer(500, "{}", true), false).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void lateAnswerIsAsBadAsNone() {
        assertThat(page.judge(answer(200, "{\"items\":[]}", false), true).outcome())
                .isEqualTo(Outcome.FAILED);
        assertThat(page.judge(answer(503, "{}", true), true).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(page.judge(Answer.none("no answer in time"), false).outcome())
                .isEqualTo(Outcome.FAILED);
    }

    @Test
    void wrongAnswerIsFailed() {
        assertThat(page.judge(answer(200, "{}", false), false)).isEqualTo(new Step.Judged(Outcome.FAILED, "no list"));
        assertThat(page.judge(answer(200, "<html>", false), false).outcome()).isEqualTo(Outcome.FAILED);
    }
}
