package io.twoshops.catalog;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What a customer reads, in both languages of the shop. */
public record Text(
        @NotBlank @Size(max = 2000) @Pattern(regexp = STORABLE, message = "must not hold a NUL") String en,
        @NotBlank @Size(max = 2000) @Pattern(regexp = STORABLE, message = "must not hold a NUL") String ko) {
    /** PostgreSQL stores every character but this one. */
    static final String STORABLE = "[^\\x00]*";
}
