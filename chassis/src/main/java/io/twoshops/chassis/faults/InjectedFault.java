package io.twoshops.chassis.faults;

/** What a struck call dies of; to its caller it is a defect of the module like any other. */
public class InjectedFault extends RuntimeException {
    InjectedFault(String module) {
        super("an error was injected into " + module);
    }
}
