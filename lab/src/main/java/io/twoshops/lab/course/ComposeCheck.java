package io.twoshops.lab.course;

import com.fasterxml.jackson.databind.JsonNode;
import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.TargetException;
import java.util.ArrayList;
import java.util.List;

/** Exercise 5: both shops are up under Compose, all of their containers well, and an order was confirmed in each. */
record ComposeCheck(Containers containers) implements Check {
    private static final List<String> MONOLITH = List.of("monolith", "provider", "postgres");

    @Override
    public List<Finding> look() throws TargetException {
        List<Finding> findings = new ArrayList<>();
        for (String unit : MONOLITH) {
            findings.add(well(Arm.MONOLITH, unit));
        }
        for (String unit : Arm.MODULES) {
            findings.add(well(Arm.SERVICES, unit));
        }
        for (String unit : List.of("provider", "postgres", "kafka")) {
            findings.add(well(Arm.SERVICES, unit));
        }
        findings.add(ordered(Arm.MONOLITH, "shop"));
        findings.add(ordered(Arm.SERVICES, "orders"));
        return findings;
    }

    private Finding well(Arm arm, String unit) throws TargetException {
        JsonNode container = containers.container(Units.name(arm, unit));
        String health = Units.health(container);
        return Finding.of(
                arm.id() + ": " + unit + " is well",
                health.equals("healthy"),
                container.isMissingNode() ? "not there" : health,
                "docker compose -f compose/" + arm.id() + ".yaml up -d --wait");
    }

    private Finding ordered(Arm arm, String database) throws TargetException {
        String confirmed = containers.inside(
                Units.name(arm, "postgres"),
                "psql",
                "--username=postgres",
                "--dbname=" + database,
                "--tuples-only",
                "--no-align",
                "--command=SELECT count(*) FROM orders.orders WHERE status = 'CONFIRMED'");
        return Finding.of(
                arm.id() + ": an order is confirmed",
                confirmed.matches("[1-9]\\d*"),
                confirmed.isEmpty() ? "" : confirmed + " confirmed",
                "place one: step 2, step 5");
    }
}
