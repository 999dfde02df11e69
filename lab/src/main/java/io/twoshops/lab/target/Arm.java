package io.twoshops.lab.target;

import java.util.List;
import java.util.Locale;

/** The two ways in which the shop is written. */
public enum Arm {
    MONOLITH,
    SERVICES;

    /** The modules of the shop, the same in both arms. */
    public static final List<String> MODULES = List.of(
            "storefront",
            "accounts",
            "catalog",
            "inventory",
            "carts",
            "orders",
            "payments",
            "shipping",
            "recommendations");

    /** The name on the command line, in files and in the header {@code X-Shop-Arm}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
