package io.twoshops.lab.target;

/** A target could not do what it was asked; the message says what and where to look. */
public class TargetException extends Exception {
    public TargetException(String message) {
        super(message);
    }

    public TargetException(String message, Throwable cause) {
        super(message, cause);
    }

    /** There always is one: no constructor goes without. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
