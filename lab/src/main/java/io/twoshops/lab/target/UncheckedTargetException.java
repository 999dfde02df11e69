package io.twoshops.lab.target;

/** A {@link TargetException} where a unit is asked or told something: whoever does so cannot go on without an answer. */
public final class UncheckedTargetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UncheckedTargetException(TargetException cause) {
        super(cause.getMessage(), cause);
    }

    /** Something that a target can fail at. */
    public interface Action {
        void take() throws TargetException;
    }

    /** Does it. */
    public static void unchecked(Action action) {
        try {
            action.take();
        } catch (TargetException e) {
            throw new UncheckedTargetException(e);
        }
    }
}
