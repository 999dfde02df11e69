package io.twoshops.accounts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "shop.accounts")
interface AccountsConfig {
    /** The base-2 logarithm of bcrypt's rounds. */
    @WithDefault("10")
    int bcryptCost();

    /** How long a customer stays logged in. */
    @WithDefault("1h")
    Duration sessionLength();
}
