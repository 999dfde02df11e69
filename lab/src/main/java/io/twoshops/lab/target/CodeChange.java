package io.twoshops.lab.target;

/**
 * A change of one place in the code of an application. Both arms have the same file there, so it is the same change to both.
 *
 * @param name what it is called in results
 * @param file under the application's folder
 * @param from what stands there, once
 * @param to what is to stand there instead
 * @param tested whether the tests decide if it is released; a bad release is one that nobody tested
 * @param takesOver whether it gets ready and does the unit's work though nobody tested it: what is bad about it is felt only then
 */
public record CodeChange(String name, String file, String from, String to, boolean tested, boolean takesOver) {

    /** Whether its release is done only when the build serves: one that did not get that far has done neither good nor harm. */
    public boolean serves() {
        return tested || takesOver;
    }

    /**
     * The text of the file, changed.
     *
     * @throws TargetException when the place is not there, or not the only one
     */
    public String of(String text) throws TargetException {
        int at = text.indexOf(from);
        if (at < 0 || text.indexOf(from, at + 1) >= 0) {
            throw new TargetException("the change " + name + " does not fit: " + file
                    + (at < 0 ? " does not hold \"" : " holds more than once \"") + from + "\"");
        }
        return text.replace(from, to);
    }
}
