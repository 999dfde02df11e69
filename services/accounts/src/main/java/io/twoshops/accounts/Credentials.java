package io.twoshops.accounts;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What a customer logs in with. */
record Credentials(
        @NotNull @Size(max = 200) @Pattern(regexp = Registration.STORABLE, message = "must not hold a NUL")
                String email,
        @NotNull @Size(max = Passwords.MOST_BYTES) String password) {
    @Override
    public String toString() {
        return "Credentials[email=" + email + "]";
    }
}
