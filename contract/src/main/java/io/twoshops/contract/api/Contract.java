package io.twoshops.contract.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Judges answers of a shop by the description of its API and by the list of problem types. */
public final class Contract {

    private static final String PROBLEM = "application/problem+json";

    /** What a client must never see: stack frames, names of classes, the database's own words. */
    private static final Pattern INTERNALS = Pattern.compile(
            "\\.java:\\d+\\)|\\w(Exception|Error)\\b|\\b(io\\.(twoshops|quarkus|vertx|smallrye)|org\\.(hibernate|postgresql|jboss)"
                    + "|com\\.fasterxml|jakarta|javax?)\\.\\w+|SQLState|\\bSELECT .* FROM\\b|\\bconstraint \"");

    private final ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private final ApiDescription api;
    private final ProblemTypes types;

    public Contract(ApiDescription api, ProblemTypes types) {
        this.api = api;
        this.types = types;
    }

    /** Everything in which the answer breaks the promise; empty when it keeps it. */
    public List<String> violations(Exchange exchange) {
        List<String> violations = new ArrayList<>();
        if (exchange.status() >= 500) {
            violations.add("a healthy shop never answers " + exchange.status());
        }
        if (exchange.headers().getOrDefault("x-correlation-id", "").isBlank()) {
            violations.add("no X-Correlation-Id");
        }
        if (exchange.status() >= 400) {
            judgeProblem(exchange, violations);
        }
        api.find(exchange.method(), exchange.path())
                .ifPresentOrElse(
                        operation -> judgeDescribed(operation, exchange, violations),
                        () -> judgeUndescribed(exchange, violations));
        return violations;
    }

    private void judgeDescribed(ApiDescription.Operation operation, Exchange exchange, List<String> violations) {
        var response = api.response(operation, exchange.status());
        if (response.isEmpty()) {
            violations.add("status " + exchange.status() + " is not described for " + operation);
            return;
        }
        JsonNode content = response.get().path("content");
        if (content.isMissingNode()) {
            if (!exchange.body().isEmpty()) {
                violations.add("a body where none is described");
            }
            return;
        }
        JsonNode media = content.path(exchange.contentType());
        if (media.isMissingNode()) {
            violations.add("content type `" + exchange.contentType() + "` is not described");
            return;
        }
        judgeBody(api.schema(media.get("schema")), exchange.body(), violations);
    }

    private void judgeUndescribed(Exchange exchange, List<String> violations) {
        if (exchange.status() < 400) {
            violations.add("status " + exchange.status() + " for a call that is not described");
        }
    }

    private void judgeProblem(Exchange exchange, List<String> violations) {
        if (!exchange.contentType().equals(PROBLEM)) {
            violations.add("an error that is no problem but `" + exchange.contentType() + "`");
            return;
        }
        if (INTERNALS.matcher(exchange.body()).find()) {
            violations.add("an answer that shows the shop's inside");
        }
        judgeBody(api.schema("/components/schemas/Problem"), exchange.body(), violations);
        JsonNode problem = parse(exchange.body());
        String type = problem.path("type").asText();
        Integer status = types.statuses().get(type.replace(ProblemTypes.PREFIX, ""));
        if (status == null) {
            violations.add("problem type `" + type + "` is not listed in problems.md");
        } else if (status != exchange.status() || problem.path("status").asInt() != exchange.status()) {
            violations.add("problem type `" + type + "` with status " + exchange.status());
        }
    }

    private void judgeBody(JsonSchema schema, String body, List<String> violations) {
        JsonNode parsed = parse(body);
        if (parsed.isMissingNode()) {
            violations.add("the body is no JSON");
            return;
        }
        schema.validate(parsed).forEach(message -> violations.add(message.toString()));
    }

    private JsonNode parse(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            return json.missingNode();
        }
    }
}
