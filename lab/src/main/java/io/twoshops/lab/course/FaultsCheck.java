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
                well("the catalog service", catalog));
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
                health.equals("paused") ? "unpause it: step 3" : "wait half a minute; ./shop logs tells more");
    }
}
