package io.twoshops.lab.target;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DeployOptionsTest {
    @Test
    void saysHowAShopIsUpInTheWordsOfTheCommandLine() {
        DeployOptions present = DeployOptions.DEFAULT
                .withPortOffset(7)
                .withResilience(Resilience.none)
                .withBudget(new Budget(600, 1))
                .withLayout(new Layout(Map.of("catalog", 2, "monolith", 2), true, true).of(Arm.SERVICES));
        assertThatThrownBy(() -> DeployOptions.DEFAULT.requireLike(Arm.SERVICES, present))
                .isInstanceOf(UnmetNeedException.class)
                .hasMessage("services is already up with other options (--port-offset 7 --resilience none --heap 600"
                        + " --cpus 1 --copies catalog=2 --own-databases --autoscaled); run ./shop down first");
        assertThatThrownBy(() -> present.requireLike(Arm.SERVICES, DeployOptions.DEFAULT))
                .hasMessageContaining("(those of ./shop up alone)");
    }

    @Test
    void fromNothingOrNotIsNoDifferenceOnceItIsUp() {
        assertThatCode(() -> DeployOptions.DEFAULT.withFresh(true).requireLike(Arm.MONOLITH, DeployOptions.DEFAULT))
                .doesNotThrowAnyException();
    }
}
