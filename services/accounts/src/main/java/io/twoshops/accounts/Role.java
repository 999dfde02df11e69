package io.twoshops.accounts;

import java.util.Locale;

enum Role {
    CUSTOMER,
    ADMIN;

    /** {@return the role as tokens and answers name it} */
    String group() {
        return name().toLowerCase(Locale.ROOT);
    }
}
