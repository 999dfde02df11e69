package io.twoshops.lab.fault;

/** A fault could not be started, or not be ended. */
public class FaultException extends Exception {
    public FaultException(String message) {
        super(message);
    }

    public FaultException(String message, Throwable cause) {
        super(message, cause);
    }
}
