package io.twoshops.lab.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private static final String NO_ROOM = "finds no node with room for it";

    @Test
    void waitsForAllAndTellsOfEachOnce() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        Unit slow = unit("slow", () -> looks.incrementAndGet() > 3, Optional::empty);
        Unit quick = unit("quick", () -> true, Optional::empty);
        List<String> ready = new ArrayList<>();
        Readiness.await(List.of(slow, quick), unit -> ready.add(unit.name()));
        assertThat(ready).containsExactly("quick", "slow");
    }

    @Test
    void waitsNoLongerForAnyWhenOneIsKeptFromStarting() {
        Unit hindered = unit("orders", () -> false, () -> Optional.of(NO_ROOM));
        Unit never = unit("carts", () -> false, Optional::empty);
        assertThatThrownBy(() -> Readiness.await(List.of(never, hindered), unit -> {}, Duration.ZERO))
                .isInstanceOf(UnmetNeedException.class)
                .hasMessage("orders " + NO_ROOM);
    }

    @Test
    void whatPassesKeepsNothingFromStarting() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        Unit pulled = unit("orders", () -> looks.get() > 4, () -> {
            boolean there = looks.incrementAndGet() % 2 == 1;
            return there ? Optional.of("has no image") : Optional.empty();
        });
        Readiness.await(List.of(pulled), unit -> {}, Duration.ZERO);
        assertThat(looks).hasValueGreaterThan(4);
    }

    private static Unit unit(String name, BooleanSupplier ready, Supplier<Optional<String>> hindrance) {
        Object unit = Proxy.newProxyInstance(
                Unit.class.getClassLoader(),
                new Class<?>[] {Unit.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "name" -> name;
                    case "ready" -> ready.getAsBoolean();
                    case "restarts" -> 0;
                    case "hindrance" -> hindrance.get();
                    case "hashCode" -> System.identityHashCode(self);
                    case "equals" -> self == arguments[0];
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        return (Unit) unit;
    }
}
