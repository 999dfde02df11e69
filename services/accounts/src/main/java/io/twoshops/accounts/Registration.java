package io.twoshops.accounts;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What a new customer tells. */
record Registration(
        @NotBlank @Email @Size(max = 200) @Pattern(regexp = STORABLE, message = "must not hold a NUL") String email,
        @NotNull @Size(min = Passwords.SHORTEST, max = Passwords.MOST_BYTES) String password,
        @NotBlank @Size(max = 100) @Pattern(regexp = STORABLE, message = "must not hold a NUL") String name) {
    /** PostgreSQL stores every character but this one. */
    static final String STORABLE = "[^\\x00]*";

    @Override
    public String toString() {
        return "Registration[email=" + email + "]";
    }
}
