package io.twoshops.contract.suite;

import static io.restassured.config.EncoderConfig.encoderConfig;
import static io.restassured.config.HttpClientConfig.httpClientConfig;

import io.restassured.RestAssured;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.twoshops.contract.api.ApiDescription;
import io.twoshops.contract.api.Contract;
import io.twoshops.contract.api.ProblemTypes;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * The shop under test, named by system properties: {@code shop.url}, {@code shop.management.url},
 * {@code shop.admin.password}, {@code shop.arm} ({@code monolith} or {@code services}), {@code shop.internal.urls} (base
 * URLs of the services behind the storefront, comma-separated; empty for the monolith), {@code shop.awaits.seconds} (how
 * long what is eventual may take; 30).
 */
final class Shop {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final RestAssuredConfig CONFIG = RestAssured.config()
            .encoderConfig(encoderConfig()
                    .defaultContentCharset(StandardCharsets.UTF_8)
                    .defaultCharsetForContentType(StandardCharsets.UTF_8, ContentType.JSON)
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false))
            .httpClient(httpClientConfig()
                    .setParam("http.connection.timeout", PATIENCE_MILLIS)
                    .setParam("http.socket.timeout", PATIENCE_MILLIS));
    private static final Contract CONTRACT = new Contract(ApiDescription.load(), ProblemTypes.load());

    private Shop() {}

    /** A call without a session; its answer is held to the contract. */
    static RequestSpecification visitor() {
        return plain().filter(new ContractFilter(CONTRACT, arm()));
    }

    /** The same with a JSON body, which may be broken. */
    static RequestSpecification visitor(String body) {
        return visitor().contentType(ContentType.JSON).body(body);
    }

    /** A call whose answer is no part of the API: a page, a picture, the management port. */
    static RequestSpecification plain() {
        return RestAssured.given().config(CONFIG).baseUri(url().toString());
    }

    static URI url() {
        return URI.create(required("shop.url").replaceFirst("/$", ""));
    }

    static URI managementUrl() {
        return URI.create(required("shop.management.url").replaceFirst("/$", ""));
    }

    static String adminPassword() {
        return required("shop.admin.password");
    }

    static String arm() {
        return required("shop.arm");
    }

    /** Where the services behind the storefront listen; none in the monolith. */
    static List<String> internalUrls() {
        return Arrays.stream(System.getProperty("shop.internal.urls", "").split(","))
                .map(String::strip)
                .filter(url -> !url.isEmpty())
                .toList();
    }

    /** Waits for what may come later than the answer; docs/differences.md lists what that is. */
    static ConditionFactory eventually() {
        return Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .atMost(Duration.ofSeconds(Long.getLong("shop.awaits.seconds", 30)));
    }

    /** A word that no other test and no other run uses; letters and digits only. */
    static String word() {
        return "w" + UUID.randomUUID().toString().replace("-", "").substring(0, 15);
    }

    private static String required(String property) {
        String value = System.getProperty(property);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("the suite needs the system property " + property);
        }
        return value;
    }
}
