package io.twoshops.lab.target;

import java.util.ArrayList;
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

    /** What is deployed for the arm besides databases, broker and provider: each is built and runs by itself. */
    public List<String> applications() {
        return this == MONOLITH ? List.of("monolith") : MODULES;
    }

    /** Where an application is in the source tree. */
    public static String folderOf(String application) {
        return MODULES.contains(application) ? "services/" + application : application;
    }

    /** The application that customers talk to. */
    public String front() {
        return this == MONOLITH ? "monolith" : "storefront";
    }

    /** The names of databases and of the roles that own them. */
    public List<String> databases() {
        List<String> names = new ArrayList<>(List.of("provider"));
        if (this == MONOLITH) {
            names.add("shop");
        } else {
            names.addAll(MODULES);
            names.remove("storefront");
        }
        return names;
    }

    /** The database that holds the schema of a module. */
    public String databaseOf(String module) {
        return this == MONOLITH && !module.equals("provider") ? "shop" : module;
    }

    /** The name on the command line, in files and in the header {@code X-Shop-Arm}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
