package io.twoshops.lab.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    @Test
    void sameNumbersGiveTheSameInterval() {
        assertThat(Bootstrap.median(Bootstrap.of(1, 5, 9))).isEqualTo(Bootstrap.median(Bootstrap.of(1, 5, 9)));
    }

    @Test
    void intervalHoldsTheMedianAndGrowsWithTheSpread() {
        Estimate narrow = Bootstrap.median(Bootstrap.of(4.9, 5, 5.1));
        Estimate wide = Bootstrap.median(Bootstrap.of(1, 5, 9));
        assertThat(narrow.median()).isEqualTo(5);
        assertThat(wide.low()).isLessThan(narrow.low());
        assertThat(wide.high()).isGreaterThan(narrow.high());
    }

    @Test
    void noneOfFewIsNotYetNever() {
        Estimate few = Bootstrap.median(Bootstrap.shares(List.of(new int[] {0, 4})));
        Estimate many = Bootstrap.median(Bootstrap.shares(List.of(new int[] {0, 400})));
        assertThat(few.high()).isGreaterThan(0.2);
        assertThat(many.high()).isLessThan(0.02);
    }

    @Test
    void ratioComparesTheMediansOfBoth() {
        Estimate ratio = Bootstrap.compared(Bootstrap.of(2, 2, 2), Bootstrap.of(6, 6, 6), (a, b) -> b / a);
        assertThat(ratio).isEqualTo(new Estimate(3, 3, 3, 3));
    }
}
