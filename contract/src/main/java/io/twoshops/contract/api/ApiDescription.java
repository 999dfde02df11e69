package io.twoshops.contract.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The public API as {@code shop.yaml} describes it. Schemas are read as JSON Schema 2020-12; of what OpenAPI 3.0 does
 * otherwise the description uses only {@code nullable}, which is translated here.
 */
public final class ApiDescription {

    /** The methods that a path of the description may have. */
    public static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();
    private final Map<String, JsonSchema> compiled = new ConcurrentHashMap<>();

    private ApiDescription(JsonNode document) {
        this.document = document;
        document.get("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(method -> {
                    if (METHODS.contains(method.getKey())) {
                        operations.add(new Operation(method.getKey(), path.getKey(), method.getValue()));
                    }
                }));
    }

    /** The description that is packaged with the suite. */
    public static ApiDescription load() {
        try (InputStream in = ApiDescription.class.getResourceAsStream("/contract/openapi/shop.yaml")) {
            return new ApiDescription(new ObjectMapper(new YAMLFactory()).readTree(Objects.requireNonNull(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole document. */
    public JsonNode document() {
        return document;
    }

    /** Every operation, in the order of the description. */
    public List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** The operation that answers {@code method} on {@code path} (raw, without query), if one is promised. */
    public Optional<Operation> find(String method, String path) {
        // A fixed path wins over a template, as /api/accounts/me would over /api/accounts/{id}.
        return operations.stream()
                .filter(operation -> operation.method().equals(method.toLowerCase(Locale.ROOT)))
                .filter(operation -> operation.pattern().matcher(path).matches())
                .min((a, b) -> Boolean.compare(a.path().contains("{"), b.path().contains("{")));
    }

    /** The answer promised for a status: its own entry, or `default` for a refusal. Empty: not promised. */
    public Optional<JsonNode> response(Operation operation, int status) {
        JsonNode responses = operation.node().path("responses");
        JsonNode own = responses.path(Integer.toString(status));
        JsonNode chosen = own.isMissingNode() && status >= 400 ? responses.path("default") : own;
        return chosen.isMissingNode() ? Optional.empty() : Optional.of(resolve(chosen));
    }

    /** The schema at a JSON pointer into the document, such as {@code /components/schemas/Order}. */
    public JsonSchema schema(String pointer) {
        return compiled.computeIfAbsent(pointer, p -> compile(document.at(p)));
    }

    /** A schema of the description, ready to judge a body. */
    public JsonSchema schema(JsonNode schema) {
        return compiled.computeIfAbsent(schema.toString(), text -> compile(schema));
    }

    private JsonSchema compile(JsonNode schema) {
        if (schema.isMissingNode()) {
            throw new IllegalArgumentException("no such schema in the description");
        }
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.putArray("allOf").add(nullable(schema));
        root.set("components", nullable(document.get("components")));
        return SCHEMAS.getSchema(root, STRICT);
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** Translates {@code nullable: true} of OpenAPI 3.0 to {@code anyOf: [null, …]}, at every depth. */
    private static JsonNode nullable(JsonNode node) {
        if (node.isArray()) {
            var copy = new ObjectMapper().createArrayNode();
            node.forEach(item -> copy.add(nullable(item)));
            return copy;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode copy = new ObjectMapper().createObjectNode();
        node.fields().forEachRemaining(field -> copy.set(field.getKey(), nullable(field.getValue())));
        if (!copy.path("nullable").asBoolean(false)) {
            return copy;
        }
        copy.remove("nullable");
        ObjectNode either = new ObjectMapper().createObjectNode();
        either.putArray("anyOf").add(copy).addObject().put("type", "null");
        return either;
    }

    /** One method on one path. */
    public record Operation(String method, String path, JsonNode node) {

        /** What the paths of this operation look like. */
        Pattern pattern() {
            return Pattern.compile(path.replace(".", "\\.").replaceAll("\\{[^}]+}", "[^/]+"));
        }

        @Override
        public String toString() {
            return method.toUpperCase(Locale.ROOT) + " " + path;
        }
    }
}
