package io.twoshops.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shops share the chassis and the pages and nothing else; contract and lab hold no code of a shop. Maven Enforcer
 * refuses a build that breaks this; here it is made sure that it is told to, and that the poms keep to it.
 */
class SiblingsTest {
    private static final Path ROOT = Path.of("..");
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "contract/pom.xml", Set.of(),
            "lab/pom.xml", Set.of("contract"),
            "monolith/pom.xml", Set.of("chassis", "ui"),
            "services/pom.xml", Set.of("chassis"),
            "services/storefront/pom.xml", Set.of("chassis", "ui"));

    @Test
    void tellsMavenWhatToRefuse() throws IOException {
        for (Map.Entry<String, Set<String>> pom : ALLOWED.entrySet()) {
            assertThat(Siblings.unguarded(ROOT.resolve(pom.getKey()), pom.getValue()))
                    .isEmpty();
        }
    }

    @Test
    void keepsSiblingsApart() throws IOException {
        for (Map.Entry<String, Set<String>> pom : ALLOWED.entrySet()) {
            assertThat(Siblings.forbidden(ROOT.resolve(pom.getKey()), pom.getValue()))
                    .isEmpty();
        }
        for (String service : ModuleRules.ALLOWED.keySet()) {
            Set<String> allowed = service.equals("storefront") ? Set.of("chassis", "ui") : Set.of("chassis");
            assertThat(Siblings.forbidden(ROOT.resolve("services/" + service + "/pom.xml"), allowed))
                    .isEmpty();
        }
    }

    @Test
    void findsForbiddenSibling(@TempDir Path folder) throws IOException {
        Path pom = Files.writeString(
                folder.resolve("pom.xml"),
                """
                <project>
                  <dependency>
                    <groupId>io.twoshops</groupId>
                    <artifactId>chassis</artifactId>
                  </dependency>
                  <dependency>
                    <groupId>io.twoshops</groupId>
                    <artifactId>monolith</artifactId>
                  </dependency>
                </project>
                """);
        assertThat(Siblings.forbidden(pom, Set.of("chassis")))
                .singleElement()
                .asString()
                .endsWith("uses monolith");
        assertThat(Siblings.unguarded(pom, Set.of("chassis")))
                .singleElement()
                .asString()
                .endsWith("bans no sibling");
    }

    @Test
    void findsGuardThatLetsTooMuchIn(@TempDir Path folder) throws IOException {
        Path pom = Files.writeString(
                folder.resolve("pom.xml"),
                """
                <bannedDependencies>
                  <exclude>io.twoshops</exclude>
                  <include>io.twoshops:orders</include>
                </bannedDependencies>
                """);
        assertThat(Siblings.unguarded(pom, Set.of("chassis")))
                .singleElement()
                .asString()
                .endsWith("lets orders in");
    }
}
