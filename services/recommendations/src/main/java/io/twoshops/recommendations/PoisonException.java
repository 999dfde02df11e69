package io.twoshops.recommendations;

/** An event that will never be understood, however often it is read. */
class PoisonException extends RuntimeException {
    PoisonException(String message, Throwable cause) {
        super(message, cause);
    }
}
