package io.twoshops.lab.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    @Test
    void isOverWhenThroughputRisesNoMore() {
        assertThat(windowsUntilOver(window -> window < 15 ? 100 : 1000)).isBetween(25, 35);
    }

    @Test
    void isNotOverInAPauseOfTheCompilersThoughOneWindowWasHigh() {
        assertThat(windowsUntilOver(window -> {
                    if (window == 12) {
                        return 190;
                    }
                    return window < 10 ? 100 : window < 18 ? 150 : 600;
                }))
                .isGreaterThan(28);
    }

    @Test
    void isNotOverWhileThroughputRises() {
        WarmUp warmUp = new WarmUp(10);
        for (int window = 0; window < 200; window++) {
            warmUp.add(Math.pow(1.01, window));
            assertThat(warmUp.isOver()).isFalse();
        }
    }

    private static int windowsUntilOver(IntToDoubleFunction rate) {
        WarmUp warmUp = new WarmUp(10);
        int window = 0;
        while (!warmUp.isOver()) {
            warmUp.add(rate.applyAsDouble(window++));
        }
        return window;
    }
}
