package io.twoshops.lab.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The two comparisons that OverlaysTest makes tell of a difference. */
class ArmsTest {
    private static final String SOUND = SecretsScript.text(Path.of("src/test/resources/manifests/sound.yaml"));

    @Test
    void aLargerLimitIsALargerBudget() {
        Budget budget = Budget.of(Manifests.of(SOUND));
        assertThat(budget.memoryLimits()).isEqualByComparingTo(Long.toString(320L << 20));
        assertThat(budget.cpuRequests()).isEqualByComparingTo("0.1");
        assertThat(Budget.of(Manifests.of(SOUND.replace("{cpu: 500m, ", "{cpu: 501m, "))))
                .isNotEqualTo(budget);
        assertThat(Budget.of(Manifests.of(SOUND.replace("cpu: \"1\"", "cpu: \"2\""))))
                .as("of the applications alone")
                .isEqualTo(budget);
    }

    @Test
    void aSettingThatIsForgottenIsMissed() {
        Map<String, Set<String>> compose = Compose.settings("monolith");
        assertThat(compose.get("monolith")).contains("SHOP_DB_URL", "SHOP_PROVIDER_URL", "SMALLRYE_CONFIG_LOCATIONS");
        assertThat(Compose.settings("services").get("orders")).contains("SHOP_RESILIENCE", "SHOP_KAFKA_SERVERS");
        Manifests sound = Manifests.of(SOUND);
        Pod monolith = sound.pods().get(0);
        assertThat(OverlaysTest.missing(sound, Map.of("monolith", Set.of("SHOP_DB_URL", "SHOP_X"), "carts", Set.of())))
                .isEqualTo(List.of("carts: everything", "monolith: SHOP_X"));
        assertThat(sound.environment(monolith)).containsOnlyKeys("SHOP_DB_URL");
    }
}
