package io.twoshops.chassis.resilience;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The numbers behind the levels of resilience. */
@ConfigMapping(prefix = "shop.remote")
interface RemoteConfig {
    /** Of one attempt. Two attempts and a pause fit into the 2 s in which a customer gets an answer. */
    @WithDefault("800ms")
    Duration timeout();

    @WithDefault("2")
    int retries();

    @WithDefault("50ms")
    Duration retryPause();

    /** How many calls the breaker looks back on. */
    @WithDefault("10")
    int breakerVolume();

    @WithDefault("0.5")
    double breakerShare();

    /** How long an open breaker waits before it tries the target again. */
    @WithDefault("1s")
    Duration breakerPause();
}
