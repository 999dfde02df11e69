package io.twoshops.carts;

import java.util.regex.Pattern;

/** The form of a SKU. What cannot be one is in no cart, without a question to the database. */
final class Skus {
    private static final Pattern PATTERN = Pattern.compile("[A-Z0-9][A-Z0-9-]{2,39}");

    private Skus() {}

    static boolean possible(String sku) {
        return PATTERN.matcher(sku).matches();
    }
}
