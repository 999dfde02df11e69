package io.twoshops.architecture.bad.remote.payments;

/** Hides from its callers that it is remote. */
interface Provider {
    void pay();
}
