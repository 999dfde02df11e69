package io.twoshops.lab.course;

import com.fasterxml.jackson.databind.JsonNode;
import io.twoshops.lab.target.Arm;

/** The shops' containers, as Compose names them and engines tell of them. */
final class Units {
    private Units() {}

    static String name(Arm arm, String unit) {
        return "two-shops-" + arm.id() + "-" + unit + "-1";
    }

    /** {@code healthy}, or what it is instead; Podman has another name for the field in some versions. */
    static String health(JsonNode container) {
        JsonNode state = container.path("State");
        String status = state.path("Status").asText();
        JsonNode health = state.has("Health") ? state.path("Health") : state.path("Healthcheck");
        return status.equals("running") ? health.path("Status").asText(status) : status;
    }
}
