package io.twoshops.lab.target;

/** Something that a target needs is not there: a free port, an engine that answers, an image, memory, a shop as it is wanted. */
public class UnmetNeedException extends TargetException {
    public UnmetNeedException(String message) {
        super(message);
    }
}
