package io.twoshops.lab.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an API server refuses is refused before it gets there. */
class SchemasTest {
    private static final String SOUND = SecretsScript.text(Path.of("src/test/resources/manifests/sound.yaml"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "runAsNonRoot: true | runAsNonroot: true | runAsNonroot",
                "tls: {termination: edge} | tls: {terminations: edge} | terminations",
                "scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: monolith} | minReplicas: 1 | scaleTargetRef",
                "containerPort: 8080 | containerPort: \"8080\" | /containerPort is \"8080\"",
                "SHOP_DB_URL: jdbc:postgresql://postgres:5432/shop | SHOP_DB_URL: 5432 | /data/SHOP_DB_URL is 5432",
                "maxSkew: 1 | maxSkew: one | Deployment monolith",
                "memory: 320Mi | memory: 320MB | Deployment monolith",
                "apiVersion: policy/v1 | apiVersion: policy/v1beta1 | policy/v1beta1 PodDisruptionBudget is no known type",
                "weight: 100 | weight: many | Route shop",
            })
    void isRefused(String from, String to, String says) {
        assertThat(SOUND).contains(from);
        Manifests broken = Manifests.of(SOUND.replace(from, to));
        assertThat(broken.all().stream().flatMap(manifest -> Schemas.problems(manifest).stream()))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem).contains(says));
    }
}
