package io.twoshops.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectTimeoutTest {
    @ParameterizedTest
    @CsvSource({"none,15000", "timeout,1000", "retry,1000", "full,1000", ",1000"})
    void isAGuardThatTheLevelNoneDoesNotHave(String resilience, int millis) {
        Map<String, String> chosen = resilience == null ? Map.of() : Map.of("shop.resilience", resilience);
        int connect = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addPropertiesSources()
                .withSources(new PropertiesConfigSource(chosen, "chosen", 300))
                .build()
                .getValue("quarkus.rest-client.connect-timeout", int.class);
        assertThat(connect).isEqualTo(millis);
    }
}
