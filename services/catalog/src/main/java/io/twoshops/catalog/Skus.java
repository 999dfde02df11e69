package io.twoshops.catalog;

import java.util.regex.Pattern;

/** The form of a SKU. What cannot be one is unknown, without a question to the database. */
final class Skus {
    static final String FORM = "[A-Z0-9][A-Z0-9-]{2,39}";
    private static final Pattern PATTERN = Pattern.compile(FORM);

    private Skus() {}

    static boolean possible(String sku) {
        return PATTERN.matcher(sku).matches();
    }
}
