package io.twoshops.contract.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The description, the list of problems, the event schemas and the seed fit together and what DESIGN asks of them. */
class OpenApiTest {

    private final ApiDescription api = ApiDescription.load();
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void describesEveryCallOfTheShop() {
        Set<String> calls = api.operations().stream().map(Object::toString).collect(Collectors.toSet());
        Set<String> expected = Set.of(
                "GET /api/categories",
                "GET /api/products",
                "GET /api/products/{sku}",
                "GET /api/recommendations",
                "POST /api/accounts",
                "GET /api/accounts/me",
                "POST /api/sessions",
                "GET /.well-known/jwks.json",
                "GET /api/cart",
                "PUT /api/cart/items/{sku}",
                "DELETE /api/cart/items/{sku}",
                "POST /api/orders",
                "GET /api/orders",
                "GET /api/orders/{id}",
                "POST /api/orders/{id}/cancel",
                "POST /api/admin/products",
                "PUT /api/admin/products/{sku}",
                "GET /api/admin/stock/{sku}",
                "POST /api/admin/stock");
        assertEquals(expected, calls);
    }

    @Test
    void everyCallHasItsOwnIdAndMayAnswerAProblem() {
        List<String> ids = api.operations().stream()
                .map(operation -> operation.node().path("operationId").asText())
                .toList();
        assertEquals(ids.size(), new HashSet<>(ids).size());
        assertFalse(ids.contains(""));
        for (ApiDescription.Operation operation : api.operations()) {
            JsonNode problem = api.response(operation, 404).orElseThrow();
            assertTrue(problem.path("content").has("application/problem+json"), operation.toString());
        }
    }

    @Test
    void everyReferenceLeadsSomewhereAndEverySchemaIsClosed() {
        for (JsonNode reference : api.document().findValues("$ref")) {
            assertFalse(api.document().at(reference.asText().substring(1)).isMissingNode(), reference.asText());
        }
        api.document().at("/components/schemas").fields().forEachRemaining(schema -> {
            // RFC 7517 lets a key set have members that its reader does not know.
            if (schema.getValue().has("properties") && !schema.getKey().equals("KeySet")) {
                assertTrue(schema.getValue().has("additionalProperties"), schema.getKey());
            }
        });
    }

    @Test
    void readsNullableAsOpenApiMeansIt() throws IOException {
        var stock = api.schema("/components/schemas/Stock");
        assertTrue(stock.validate(json.readTree("null")).isEmpty());
        assertTrue(stock.validate(json.readTree("{\"available\":0}")).isEmpty());
        assertFalse(stock.validate(json.readTree("{\"available\":-1}")).isEmpty());
        assertFalse(stock.validate(json.readTree("{}")).isEmpty());
        assertFalse(api.schema("/components/schemas/Text")
                .validate(json.readTree("null"))
                .isEmpty());
    }

    @Test
    void listsProblemsWithTheirStatus() {
        ProblemTypes types = ProblemTypes.load();
        assertEquals(19, types.statuses().size());
        assertEquals(422, types.statuses().get("idempotency-key-reused"));
        types.statuses().forEach((type, status) -> assertTrue(status >= 400 && status < 600, type));
    }

    @Test
    void everyProblemTypeIsUsedInTheSourcesOfBothShops() throws IOException {
        String chassis = text(Path.of("../chassis/src/main/java"));
        for (String arm : List.of("../monolith", "../services")) {
            String sources = chassis + text(Path.of(arm));
            List<String> unused = ProblemTypes.load().statuses().keySet().stream()
                    .filter(type -> !sources.contains("\"" + type + "\""))
                    .toList();
            assertEquals(List.of(), unused, "listed in problems.md and unknown to " + arm);
        }
    }

    @Test
    void theEventSchemasAreValidAndClosed() throws IOException {
        var metaschema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        List<String> names = new ArrayList<>();
        for (Path file : list(Path.of("events"), ".json")) {
            JsonNode schema = json.readTree(file.toFile());
            assertTrue(metaschema.validate(schema).isEmpty(), file.toString());
            for (String required : List.of("eventId", "type", "orderId", "accountId", "occurredAt", "lines")) {
                assertTrue(schema.path("properties").has(required), file + " lacks " + required);
            }
            names.add(file.getFileName().toString());
        }
        assertEquals(List.of("OrderCancelled.v1.json", "OrderConfirmed.v1.json"), names);
    }

    @Test
    void theSeedIsACatalogueWorthTheName() throws IOException {
        JsonNode seed = json.readTree(Path.of("seed/catalog.json").toFile());
        Set<String> categories = new HashSet<>();
        seed.get("categories").forEach(category -> {
            assertTrue(categories.add(category.get("id").asText()), "twice: " + category);
            bothLanguages(category.get("name"));
        });
        assertEquals(8, categories.size());
        Set<String> skus = new HashSet<>();
        Set<String> stocked = new HashSet<>();
        seed.get("products").forEach(product -> {
            assertTrue(product.get("sku").asText().matches("[A-Z0-9][A-Z0-9-]{2,39}"), product.toString());
            assertTrue(skus.add(product.get("sku").asText()), "twice: " + product);
            assertTrue(categories.contains(product.get("category").asText()), product.toString());
            stocked.add(product.get("category").asText());
            assertTrue(
                    product.get("price").isIntegralNumber()
                            && product.get("price").asLong() > 0,
                    product.toString());
            bothLanguages(product.get("name"));
            bothLanguages(product.get("description"));
        });
        assertTrue(skus.size() >= 60, "only " + skus.size() + " products");
        assertEquals(categories, stocked);
    }

    private static void bothLanguages(JsonNode text) {
        assertTrue(text.get("en").asText().matches("(?s).*[A-Za-z].*"), text.toString());
        assertTrue(text.get("ko").asText().matches("(?s).*[가-힣].*"), text.toString());
    }

    private static String text(Path root) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path file : list(root, ".java")) {
            if (file.toString().contains("src/main/java")) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    private static List<Path> list(Path root, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }
}
