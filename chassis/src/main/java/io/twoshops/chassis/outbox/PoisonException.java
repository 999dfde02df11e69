package io.twoshops.chassis.outbox;

/** An event that will never be understood, however often it is read: no reason to hold up the ones behind it. */
public class PoisonException extends RuntimeException {
    public PoisonException(String message, Throwable cause) {
        super(message, cause);
    }
}
