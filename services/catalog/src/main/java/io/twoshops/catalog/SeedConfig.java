package io.twoshops.catalog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "shop.seed")
interface SeedConfig {
    /** How many products the shop has at least; above those of the seed file, they are variants of them. */
    @WithDefault("0")
    int products();
}
