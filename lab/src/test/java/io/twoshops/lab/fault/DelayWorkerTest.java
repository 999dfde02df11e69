package io.twoshops.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoshops.lab.target.Delayed;
import io.twoshops.lab.target.Network;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.Unit;
import io.twoshops.lab.target.UnmetNeedException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DelayWorkerTest {
    private Delayed delayed = Delayed.NONE;
    private boolean ready = true;
    private int asked;
    private @Nullable TargetException refusal;

    /** A unit, or a network, that answers by name of method and does nothing else. */
    private <T> T stand(Class<T> type, Map<String, Answer> answers) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Answer answer = answers.get(method.getName());
                    if (answer == null) {
                        throw new AssertionError("nobody should call " + method.getName());
                    }
                    return answer.give();
                }));
    }

    private interface Answer {
        @Nullable
        Object give() throws TargetException;
    }

    private @Nullable Object done() throws TargetException {
        if (refusal != null) {
            throw refusal;
        }
        return null;
    }

    private FaultWorker worker(@Nullable Integer millis) {
        Network network =
                stand(Network.class, Map.of("delay", this::done, "delayed", () -> delayed, "delayNothing", this::done));
        Unit unit = stand(
                Unit.class,
                Map.of(
                        "name",
                        () -> "catalog",
                        "network",
                        () -> Optional.of(network),
                        "managementUrl",
                        () -> Optional.of(URI.create("http://localhost:1")),
                        "ready",
                        () -> {
                            asked++;
                            return ready;
                        }));
        return FaultWorker.of(
                new FaultSpec(FaultKind.delay, "catalog", 1, null, millis, null, null, null, null, null), unit);
    }

    @Test
    void needsMillisInRangeAndNamesThem() {
        for (Integer broken : new Integer[] {null, 0, -5, 60_001}) {
            assertThatThrownBy(() -> worker(broken))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("delay needs millis from 1 to 60000, and has ");
        }
        assertThat(worker(60_000)).isNotNull();
    }

    @Test
    void isNotProvenBeforeAPacketWasHeld() throws Exception {
        FaultWorker worker = worker(300);
        worker.start();
        assertThat(worker.proof()).isNull();
        delayed = new Delayed(12, 300_200_000);
        assertThat(worker.proof())
                .startsWith("12 packets to catalog were held back, each for 300.2 ms or longer; a health request took ")
                .endsWith(" ms now");
        assertThat(asked).as("health requests, which are packets too").isEqualTo(3);
    }

    @Test
    void saysSoWhenNobodyAnswersInTime() throws Exception {
        FaultWorker worker = worker(3_000);
        worker.start();
        ready = false;
        delayed = new Delayed(1, 3_000_000_000L);
        assertThat(worker.proof()).endsWith(" and is not answered in time now");
    }

    @Test
    void tellsWhyItCannotBeDone() {
        refusal = new UnmetNeedException("only by root");
        FaultWorker worker = worker(300);
        assertThatThrownBy(worker::start).isInstanceOf(FaultException.class).hasMessage("catalog: only by root");
        assertThatThrownBy(worker::stop).isInstanceOf(FaultException.class).hasMessage("catalog: only by root");
    }
}
