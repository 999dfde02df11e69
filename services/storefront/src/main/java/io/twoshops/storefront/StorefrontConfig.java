package io.twoshops.storefront;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Where the services are, and how long a customer waits for them. */
@ConfigMapping(prefix = "storefront")
interface StorefrontConfig {
    /** The base address of each service, by its name. */
    Map<String, URI> targets();

    /**
     * Of a call that its owner may have to ask others for. Two time-outs there take 1.65 s, and the owner can still
     * answer; with three it would answer too late. An owner that does not answer at all is left out, or named, before the
     * customer's 2 s are over.
     */
    @WithDefault("1800ms")
    Duration limit();

    /**
     * Of a checkout, which answers within 2 s by itself. Where it does not answer at all the customer is told so, and has not
     * gone away.
     */
    @WithName("order-limit")
    @WithDefault("2300ms")
    Duration orderLimit();

    /** Connections to one service. */
    @WithDefault("100")
    int connections();
}
