package io.twoshops.lab.course;

import com.fasterxml.jackson.databind.JsonNode;
import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.TargetException;
import java.util.List;

/** Exercise 6: a process of each shop died and was started again by the engine, and both are well now. */
record FaultsCheck(Containers containers) implements Check {

    @Override
    public List<Finding> look() throws TargetException {
        JsonNode monolith = containers.container(Units.name(Arm.MONOLITH, "monolith"));
        JsonNode recommendations = containers.container(Units.name(Arm.SERVICES, "recommendations"));
        JsonNode catalog = containers.container(Units.name(Arm.SERVICES, "catalog"));
        return List.of(
                startedAgain("the monolith", monolith),
                startedAgain("the recommendations service", recommendations),
                well("the monolith", monolith),
                well("the recommendations service", recommendations),
                awake("the catalog service", catalog));
    }

    private static Finding startedAgain(String unit, JsonNode container) {
        int times = container.path("RestartCount").asInt();
        return Finding.of(
                unit + " died and was started again",
                times > 0,
                container.isMissingNode() ? "not there" : times + " times",
                "let it crash: step 2");
    }

    /** By its health check, done now: the lab lets the engine look only once a minute, so that it disturbs no measurement. */
    private Finding well(String unit, JsonNode container) throws TargetException {
        boolean well = containers.passesItsHealthCheck(container);
        String status = status(container);
        return Finding.of(
                unit + " is well now",
                well,
                status.equals("running") ? "its health check " + (well ? "passes" : "does not pass") : status,
                "wait half a minute; ./shop logs tells more");
    }

    /** Its status alone: whether it is ready again soon after a pause, step 3 has shown. */
    private static Finding awake(String unit, JsonNode container) {
        String status = status(container);
        return Finding.of(
                unit + " is awake again",
                status.equals("running"),
                status,
                status.equals("paused") ? "unpause it: step 3" : "start it: ./shop up services --target docker");
    }

    private static String status(JsonNode container) {
        return container.isMissingNode()
                ? "not there"
                : container.at("/State/Status").asText();
    }
}
