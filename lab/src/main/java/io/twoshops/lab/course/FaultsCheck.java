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

    private static Finding well(String unit, JsonNode container) {
        String health = Units.health(container);
        return Finding.of(
                unit + " is well now",
                health.equals("healthy"),
                container.isMissingNode() ? "not there" : health,
                "wait half a minute; ./shop logs tells more");
    }

    /** Not its health: after a pause the engine tells of that only when it has looked again, which the lab lets it do once a minute. */
    private static Finding awake(String unit, JsonNode container) {
        String status = container.path("State").path("Status").asText();
        return Finding.of(
                unit + " is awake again",
                status.equals("running"),
                container.isMissingNode() ? "not there" : status,
                status.equals("paused") ? "unpause it: step 3" : "start it: ./shop up services --target docker");
    }
}
