package io.twoshops.provider;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

/**
 * A request to set money aside.
 *
 * @param reference the shop's own id of the purchase
 * @param amount in the currency's minor unit
 */
record Authorization(
        @NotNull @Size(min = 1, max = 100) String reference,
        @Positive long amount,
        @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
        @NotNull @Size(min = 1, max = 100) String token) {}
