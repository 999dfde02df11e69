package io.twoshops.payments;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class PaymentsTest {
    private final UUID order = UUID.randomUUID();

    @Inject
    FakeProvider provider;

    @Inject
    Payments payments;

    @BeforeEach
    void providerSpeaks() {
        provider.silent = false;
    }

    @Test
    void answersTheSameToManyAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Response> pay = () -> pay("tok_ok");
            for (Future<Response> answer :
                    threads.invokeAll(Stream.generate(() -> pay).limit(16).toList())) {
                assertThat(status(answer.get())).isEqualTo("CAPTURED");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void tellsDeclineAsAnAnswer() {
        assertThat(status(pay("tok_declined"))).isEqualTo("DECLINED");
        assertThat(status(refund())).isEqualTo("VOIDED");
        assertThat(status(pay("tok_declined"))).isEqualTo("DECLINED");
    }

    @Test
    void tellsUnknownOutcomeAsUnavailableAndFindsItOutLater() {
        provider.silent = true;
        assertThat(pay("tok_ok").statusCode()).isEqualTo(503);
        provider.silent = false;
        assertThat(status(pay("tok_ok"))).isEqualTo("CAPTURED");
    }

    @Test
    void refundsOnce() {
        pay("tok_ok");
        assertThat(status(refund())).isEqualTo("REFUNDED");
        assertThat(status(refund())).isEqualTo("REFUNDED");
        assertThat(status(pay("tok_ok"))).isEqualTo("REFUNDED");
    }

    @Test
    void refusesPaymentThatComesAfterItsRefund() {
        assertThat(status(refund())).isEqualTo("VOIDED");
        assertThat(status(pay("tok_ok"))).isEqualTo("VOIDED");
        assertThat(provider.wasAsked(order)).isFalse();
    }

    @Test
    void keepsRefundWhenTheChargeBeforeItIsRecordedLate() {
        payments.intend(order, 100, "KRW", "tok_ok");
        PaymentStatus charged = payments.pay(order);
        assertThat(status(refund())).isEqualTo("REFUNDED");
        assertThat(payments.record(order, charged)).isEqualTo(PaymentStatus.REFUNDED);
    }

    @Test
    void neverAsksTheProviderInsideTransaction() {
        payments.intend(order, 100, "KRW", "tok_ok");
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> payments.pay(order)))
                .hasStackTraceContaining("transaction");
        assertThat(provider.wasAsked(order)).isFalse();
    }

    @Test
    void opensToSisterServicesOnly() {
        given().contentType(ContentType.JSON)
                .body(wanted("tok_ok"))
                .put("/internal/payments/" + order)
                .then()
                .statusCode(403);
        assertThat(provider.wasAsked(order)).isFalse();
    }

    private Response pay(String token) {
        return given().header("X-Service-Token", "test-service-token")
                .contentType(ContentType.JSON)
                .body(wanted(token))
                .put("/internal/payments/" + order);
    }

    private Response refund() {
        return given().header("X-Service-Token", "test-service-token").post("/internal/payments/" + order + "/refund");
    }

    private static Map<String, Object> wanted(String token) {
        return Map.of("amount", 5000, "currency", "KRW", "token", token);
    }

    private static String status(Response response) {
        return response.then().statusCode(200).extract().path("status");
    }
}
