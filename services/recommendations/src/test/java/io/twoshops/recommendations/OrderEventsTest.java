package io.twoshops.recommendations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.twoshops.chassis.outbox.PoisonException;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class OrderEventsTest {
    private final String a = sku();
    private final String b = sku();
    private final String c = sku();

    @Inject
    OrderEvents events;

    @Inject
    Purchases purchases;

    @Test
    void putsWhatWasBoughtTogetherMoreOftenFirst() {
        events.received(event("OrderConfirmed", UUID.randomUUID(), a, b));
        events.received(event("OrderConfirmed", UUID.randomUUID(), a, c));
        events.received(event("OrderConfirmed", UUID.randomUUID(), c, a));
        assertThat(purchases.boughtWith(List.of(a), 6)).containsExactly(c, b);
        assertThat(purchases.boughtWith(List.of(a, c), 6)).containsExactly(b);
        assertThat(purchases.byPopularity(List.of(b, c, a))).containsExactly(a, c, b);
    }

    @Test
    void countsAnEventOnceHoweverOftenItComes() {
        String twice = event("OrderConfirmed", UUID.randomUUID(), a, b);
        events.received(twice);
        events.received(twice);
        events.received(event("OrderConfirmed", UUID.randomUUID(), b, c));
        events.received(event("OrderConfirmed", UUID.randomUUID(), b, c));
        assertThat(purchases.boughtWith(List.of(b), 6)).containsExactly(c, a);
    }

    @Test
    void countsNoCancelledOrder() {
        events.received(event("OrderCancelled", UUID.randomUUID(), a, b));
        assertThat(purchases.boughtWith(List.of(a), 6)).isEmpty();
    }

    @ParameterizedTest
    @Timeout(30)
    @ValueSource(
            strings = {
                "rubbish",
                "null",
                "[]",
                "{'hello':1}",
                "{'eventId':null,'type':'OrderConfirmed','lines':[]}",
                "{'eventId':'ID','type':null,'lines':[]}",
                "{'eventId':'ID','type':'OrderConfirmed','lines':null}",
                "{'eventId':'ID','type':'OrderConfirmed','lines':[null]}",
                "{'eventId':'ID','type':'OrderConfirmed','lines':[{'sku':null}]}"
            })
    void givesUpAtOnceOnWhatIsNoEvent(String poison) {
        String json = poison.replace('\'', '"').replace("ID", UUID.randomUUID().toString());
        assertThatThrownBy(() -> events.received(json)).isInstanceOf(PoisonException.class);
    }

    @Test
    void isReadyWithoutKafka() {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
        given().port(port).get("/q/health/ready").then().statusCode(200);
        given().port(port).get("/q/health/live").then().statusCode(200);
    }

    @Test
    void saysUnavailableAndNotUnknownWhileTheCatalogueIsDown() {
        given().get("/api/recommendations?sku=TEA-1").then().statusCode(503);
        given().get("/api/recommendations?sku=no sku").then().statusCode(404);
        given().get("/api/recommendations").then().statusCode(400);
        given().get("/api/recommendations?cart").then().statusCode(401);
    }

    private static String event(String type, UUID id, String... skus) {
        String lines = Arrays.stream(skus)
                .map("{\"sku\":\"%s\",\"quantity\":1}"::formatted)
                .collect(Collectors.joining(","));
        return "{\"eventId\":\"%s\",\"type\":\"%s\",\"version\":2,\"lines\":[%s]}".formatted(id, type, lines);
    }

    private static String sku() {
        return "S-" + UUID.randomUUID().toString().substring(0, 13).toUpperCase(Locale.ROOT);
    }
}
