package io.twoshops.orders;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the checkout. */
@ConfigMapping(prefix = "shop.orders")
interface OrdersConfig {
    /** How long an order may stay undecided before it is given up and all that was done for it undone. */
    @WithDefault("15m")
    Duration patience();

    /**
     * How long a runner has an order for itself. Nothing renews it, so it is longer than a call to the provider and the
     * transaction after it usually take together.
     */
    @WithDefault("5s")
    Duration lease();

    /** How many unfinished orders are taken up at the same time. */
    @WithDefault("8")
    int runners();
}
