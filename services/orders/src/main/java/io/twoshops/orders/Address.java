package io.twoshops.orders;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** Where an order is sent to. */
public record Address(
        @NotNull @Size(min = 1, max = 100) @Pattern(regexp = STORABLE, message = MESSAGE) String recipient,
        @NotNull @Size(min = 1, max = 200) @Pattern(regexp = STORABLE, message = MESSAGE) String street,
        @NotNull @Size(min = 1, max = 100) @Pattern(regexp = STORABLE, message = MESSAGE) String city,
        @NotNull @Size(min = 1, max = 12) @Pattern(regexp = STORABLE, message = MESSAGE) String postalCode) {
    /** PostgreSQL stores every character but this one. */
    static final String STORABLE = "[^\\x00]*";

    static final String MESSAGE = "must not hold a NUL";
}
