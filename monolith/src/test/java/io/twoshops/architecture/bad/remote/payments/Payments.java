package io.twoshops.architecture.bad.remote.payments;

import jakarta.transaction.Transactional;

/** Holds a database connection while the provider thinks. */
record Payments(Provider provider) {
    @Transactional
    void pay() {
        provider.pay();
    }

    /** Does the same without a transaction, which is allowed. */
    void payLater() {
        provider.pay();
    }
}
