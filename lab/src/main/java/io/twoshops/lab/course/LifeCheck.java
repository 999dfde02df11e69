package io.twoshops.lab.course;

import com.fasterxml.jackson.databind.JsonNode;
import io.twoshops.lab.target.TargetException;
import java.util.List;

/** Exercise 1: one container that runs, one that ended by itself, and one that had to be killed. */
record LifeCheck(Containers containers) implements Check {
    private static final int KILLED = 137;

    @Override
    public List<Finding> look() throws TargetException {
        JsonNode running = containers.container("lab1-life");
        return List.of(
                Finding.of(
                        "the container lab1-life runs",
                        status(running).equals("running"),
                        status(running),
                        "do step 2, and start it again after you have stopped it"),
                ended("lab1-polite", 0, "a process that heeds SIGTERM ended by itself", "do step 4"),
                ended("lab1-deaf", KILLED, "a process that ignores SIGTERM was killed", "do step 4"));
    }

    private Finding ended(String name, int code, String what, String advice) throws TargetException {
        JsonNode container = containers.container(name);
        int exit = container.at("/State/ExitCode").asInt(-1);
        String status = status(container);
        boolean there = status.equals("exited") && exit == code;
        return Finding.of(
                what + ": " + name + " exited with " + code,
                there,
                status + (status.equals("exited") ? " with " + exit : ""),
                advice);
    }

    private static String status(JsonNode container) {
        return container.at("/State/Status").asText("not there");
    }
}
