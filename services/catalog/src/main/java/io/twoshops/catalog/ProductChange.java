package io.twoshops.catalog;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** All of a product that an admin may change. */
record ProductChange(
        @NotNull @Valid Text name,
        @NotNull @Valid Text description,
        @NotNull @Size(max = 40) @Pattern(regexp = Text.STORABLE, message = "must not hold a NUL") String category,
        @Min(1) @Max(1_000_000_000) long price,
        @NotNull @Size(min = 1, max = 200) @Pattern(regexp = Text.STORABLE, message = "must not hold a NUL")
                String image) {}
