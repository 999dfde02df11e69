package io.twoshops.orders;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What a customer says when ordering; what is ordered stands in the cart, what it costs in the catalogue. */
record OrderRequest(
        @NotNull @Size(min = 1, max = 100) @Pattern(regexp = Address.STORABLE, message = Address.MESSAGE)
                String paymentToken,
        @NotNull @Valid Address address) {}
