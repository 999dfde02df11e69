package io.twoshops.lab.course;

/**
 * One thing that an exercise leaves behind.
 *
 * @param what should be there
 * @param found what is there instead, or in detail; empty when there is nothing to tell
 * @param advice what to do when it is missing; empty when it is there
 */
record Finding(String what, boolean there, String found, String advice) {

    static Finding of(String what, boolean there, String found, String advice) {
        return new Finding(what, there, found, there ? "" : advice);
    }
}
