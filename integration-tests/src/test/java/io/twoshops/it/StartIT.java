package io.twoshops.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How an application starts, or does not. Flyway waits for a database as long as it takes; who ends the application meanwhile need not. */
class StartIT {
    private static final int TERMINATED = 143;

    private static Process start(String application, Map<String, String> environment) throws IOException {
        Path jar = Path.of(System.getProperty("shop.home"), application, "target/quarkus-app/quarkus-run.jar");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString());
        builder.environment().putAll(environment);
        builder.environment().putAll(Map.of("QUARKUS_HTTP_PORT", "0", "QUARKUS_MANAGEMENT_PORT", "0"));
        return builder.redirectErrorStream(true).start();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"monolith", "services/orders"})
    void anApplicationThatWaitsForItsDatabaseEndsWhenItIsTold(String application) throws Exception {
        Process process = start(
                application,
                Map.of(
                        "SHOP_DB_URL", "jdbc:postgresql://127.0.0.1:1/nobody-listens",
                        "SHOP_DB_PASSWORD", "none",
                        "SHOP_ADMIN_PASSWORD", "none",
                        "SHOP_SERVICE_TOKEN", "none"));
        try (BufferedReader log = process.inputReader()) {
            assertThat(log.lines().anyMatch(line -> line.contains("Retrying in")))
                    .as("it waits for its database")
                    .isTrue();
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(TERMINATED);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void anApplicationThatCannotStartTellsWhy() throws Exception {
        Process process = start("services/storefront", Map.of("SHOP_SERVICE_TOKEN", ""));
        try (BufferedReader log = process.inputReader()) {
            List<String> lines = log.lines().toList();
            assertThat(lines).anyMatch(line -> line.contains("shop.service-token is not set"));
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
        } finally {
            process.destroyForcibly();
        }
    }
}
