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

    /** How long a runner has an order for itself; longer than any step takes, as it is renewed with every step. */
    @WithDefault("5s")
    Duration lease();

    /** How long a customer waits for the saga; a little less than the 2 s that are promised. */
    @WithDefault("1700ms")
    Duration budget();

    /** How many unfinished orders are taken up at the same time. */
    @WithDefault("8")
    int runners();

    /**
     * How many checkouts are worked on at the same time: so few that those are decided soon even where only one or two a
     * second are, as right after a start on a slow machine.
     */
    @WithDefault("16")
    int atOnce();

    /** How long a customer waits for one of these places before the checkout is refused. */
    @WithDefault("500ms")
    Duration placeWithin();
}
