package io.twoshops.provider;

/** A request that makes no sense to the provider; nothing was changed. */
class Refused extends RuntimeException {
    private final int status;

    Refused(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
