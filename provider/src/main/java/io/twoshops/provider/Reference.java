package io.twoshops.provider;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A request about a purchase that was authorised before. */
record Reference(@NotNull @Size(min = 1, max = 100) String reference) {}
