package io.twoshops.chassis.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.quarkus.runtime.StartupEvent;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceTokenFilterTest {
    private static final StartupEvent START = new StartupEvent();

    @Test
    void aServiceWithoutTheTokenDoesNotStart() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ServiceTokenFilter.refuseToStartWithout(START, Optional.empty(), "services"))
                .withMessageContaining("SHOP_SERVICE_TOKEN");
    }

    @Test
    void aServiceWithTheTokenAndAProcessWithoutSistersStart() {
        assertThatCode(() -> ServiceTokenFilter.refuseToStartWithout(START, Optional.of("secret"), "services"))
                .doesNotThrowAnyException();
        assertThatCode(() -> ServiceTokenFilter.refuseToStartWithout(START, Optional.empty(), "monolith"))
                .doesNotThrowAnyException();
    }
}
