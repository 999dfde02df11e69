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

    /** How many attempts the breaker looks back on: so many that chance alone does not fail in three quarters of them. */
    @WithDefault("20")
    int breakerVolume();

    /** The share of them that has to fail to open it. */
    @WithDefault("0.75")
    double breakerShare();

    /** How long an open breaker waits before it tries the target again. */
    @WithDefault("1s")
    Duration breakerPause();
}
