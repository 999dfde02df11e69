package io.twoshops.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.twoshops.chassis.problem.UnavailableException;
import io.twoshops.chassis.resilience.RemoteCalls;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.ServerErrorException;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class RemoteCallsTest {
    private final AtomicInteger attempts = new AtomicInteger();

    @Inject
    RemoteCalls remote;

    @Inject
    CircuitBreakerMaintenance breakers;

    @Test
    void triesAgainWhatMayBeRepeated() {
        String answer = remote.idempotent("a", () -> {
            if (attempts.incrementAndGet() < 3) {
                throw new ProcessingException("connection refused");
            }
            return "yes";
        });
        assertThat(answer).isEqualTo("yes");
    }

    @Test
    void triesAgainWithinLimitOfCall() {
        String answer = remote.idempotent("f", Duration.ofSeconds(10), () -> {
            if (attempts.incrementAndGet() < 3) {
                throw new ProcessingException("connection refused");
            }
            return "yes";
        });
        assertThat(answer).isEqualTo("yes");
    }

    @Test
    void triesAgainWhereTargetFailed() {
        String answer = remote.idempotent("g", () -> {
            if (attempts.incrementAndGet() < 3) {
                throw new ServerErrorException(500);
            }
            return "yes";
        });
        assertThat(answer).isEqualTo("yes");
    }

    @Test
    void whatIsForgottenDoesNotOpenTheBreakerLater() {
        for (int call = 0; call < 18; call++) {
            assertThatThrownBy(() -> ask("h", new ProcessingException("connection refused")))
                    .isInstanceOf(UnavailableException.class);
        }
        breakers.resetAll();
        for (int call = 0; call < 30; call++) {
            assertThat(remote.once("h", () -> "yes")).isEqualTo("yes");
        }
    }

    @Test
    void sendsOnceWhatMayNotBeRepeated() {
        assertThatThrownBy(() -> ask("b", new ServerErrorException(503)))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("b is unavailable");
        assertThat(attempts).hasValue(1);
    }

    @Test
    void endsWhatTakesTooLong() {
        CountDownLatch never = new CountDownLatch(1);
        assertThatThrownBy(() -> remote.once("c", () -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        throw new ProcessingException(e);
                    }
                    return "never";
                }))
                .isInstanceOf(UnavailableException.class);
    }

    @Test
    void passesMistakesThroughAndNeverOpensTheBreakerForThem() {
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> remote.idempotent("d", () -> {
                        attempts.incrementAndGet();
                        throw new NotFoundException();
                    }))
                    .isInstanceOf(NotFoundException.class);
        }
        assertThat(attempts).as("no retry, no open breaker").hasValue(20);
    }

    @Test
    void stopsAskingTargetThatIsAway() {
        assertIsSpared("e", new ProcessingException("connection refused"));
    }

    @Test
    void stopsAskingTargetThatFails() {
        assertIsSpared("i", new ServerErrorException(500));
    }

    private void assertIsSpared(String target, RuntimeException failure) {
        for (int call = 0; call < 30; call++) {
            assertThat(remote.once(target, () -> "yes")).isEqualTo("yes");
        }
        for (int call = 0; call < 30; call++) {
            assertThatThrownBy(() -> ask(target, failure)).isInstanceOf(UnavailableException.class);
        }
        assertThat(attempts).as("the breaker opened at 15 failures of 20").hasValue(15);
    }

    @Test
    void goesOnAskingTargetThatFailsByChance() {
        SplittableRandom chance = new SplittableRandom(1);
        for (int call = 0; call < 3_000; call++) {
            if (chance.nextInt(3) == 0) {
                assertThatThrownBy(() -> ask("j", new ServerErrorException(500)))
                        .isInstanceOf(UnavailableException.class)
                        .hasCauseInstanceOf(ServerErrorException.class);
            } else {
                assertThat(remote.once("j", () -> "yes")).isEqualTo("yes");
            }
        }
    }

    private void ask(String target, RuntimeException failure) {
        remote.once(target, () -> {
            attempts.incrementAndGet();
            throw failure;
        });
    }
}
