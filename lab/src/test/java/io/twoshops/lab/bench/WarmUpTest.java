package io.twoshops.lab.bench;

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
    void endsWhereThroughputRisesForEver() {
        assertThat(windowsUntilOver(window -> 1 + window * window)).isEqualTo(WarmUp.MOST_WINDOWS);
    }

    private static int windowsUntilOver(IntToDoubleFunction rate) {
        WarmUp warmUp = new WarmUp();
        int window = 0;
        while (!warmUp.isOver()) {
            warmUp.add(rate.applyAsDouble(window++));
        }
        return window;
    }
}
