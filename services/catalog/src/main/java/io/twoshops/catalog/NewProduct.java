package io.twoshops.catalog;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** A product that an admin adds. */
record NewProduct(
        @NotNull @Pattern(regexp = Skus.FORM) String sku,
        @NotNull @Valid Text name,
        @NotNull @Valid Text description,
        @NotNull @Size(max = 40) @Pattern(regexp = Text.STORABLE, message = "must not hold a NUL") String category,
        @Min(1) @Max(1_000_000_000) long price,
        @NotNull @Size(min = 1, max = 200) @Pattern(regexp = Text.STORABLE, message = "must not hold a NUL")
                String image) {
    ProductChange content() {
        return new ProductChange(name, description, category, price, image);
    }
}
