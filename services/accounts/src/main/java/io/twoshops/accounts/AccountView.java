package io.twoshops.accounts;

import java.util.UUID;

/** An account as its owner sees it. */
record AccountView(UUID id, String email, String name, String role) {
    static AccountView of(Account account) {
        return new AccountView(
                account.id(), account.email(), account.name(), account.role().group());
    }
}
