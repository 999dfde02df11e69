package io.twoshops.accounts;

import java.time.Instant;

/** The proof that a customer is logged in, good until it expires. */
record Session(String token, Instant expiresAt, AccountView account) {}
