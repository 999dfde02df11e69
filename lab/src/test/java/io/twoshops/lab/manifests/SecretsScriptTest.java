package io.twoshops.lab.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsScriptTest {
    @TempDir
    Path store;

    @Test
    void givesEachUnitItsOwnAndNothingElse() {
        Manifests made = SecretsScript.of("services");
        Map<String, String> passwords = entries(made, "postgres-secrets");
        assertThat(passwords).doesNotContainKeys("admin", "service-token").hasSize(10);
        assertThat(passwords.values()).doesNotHaveDuplicates().allMatch(password -> password.length() == 32);
        String token = "shop.service-token=" + entries(made, "shop-secrets").get("service-token") + "\n";
        assertThat(settings(made, "orders")).isEqualTo("shop.db.password=" + passwords.get("orders") + "\n" + token);
        assertThat(settings(made, "storefront")).isEqualTo(token);
        assertThat(settings(made, "accounts"))
                .contains("shop.admin-password=" + entries(made, "shop-secrets").get("admin"));
        assertThat(settings(made, "provider")).isEqualTo("shop.db.password=" + passwords.get("provider") + "\n");
    }

    @Test
    void theMonolithKnowsNoTokenOfServices() {
        Manifests made = SecretsScript.of("monolith");
        assertThat(settings(made, "monolith"))
                .contains(
                        "shop.db.password=" + entries(made, "postgres-secrets").get("shop"))
                .contains("shop.admin-password=")
                .doesNotContain("token");
    }

    @Test
    void whatItMakesAreSecrets() {
        for (String arm : new String[] {"monolith", "services"}) {
            assertThat(SecretsScript.of(arm).all().stream().flatMap(secret -> Schemas.problems(secret).stream()))
                    .isEmpty();
        }
    }

    @Test
    void neverOverwritesAndMakesAgainOnlyWhatIsMissing() throws IOException {
        SecretsScript script = new SecretsScript(store);
        script.run("monolith");
        Manifests first = script.made();
        script.run("monolith");
        assertThat(script.made()).isEqualTo(first);

        Files.delete(store.resolve("monolith-secrets"));
        script.run("monolith");
        assertThat(script.made()).isEqualTo(first);
    }

    @Test
    void makesNoSecretOfWhatItCouldNotRead() throws IOException {
        SecretsScript script = new SecretsScript(store);
        script.run("monolith");
        Files.delete(store.resolve("monolith-secrets"));
        Path passwords = store.resolve("postgres-secrets");
        Files.writeString(passwords, Files.readString(passwords).replaceAll("  shop: .*\n", ""));
        assertThatThrownBy(() -> script.run("monolith")).hasMessageContaining("postgres-secrets has no shop");
        assertThat(store.resolve("monolith-secrets")).doesNotExist();
    }

    @Test
    void refusesWhatIsNoArm() {
        assertThatThrownBy(() -> new SecretsScript(store).run("shop")).hasMessageContaining("monolith|services");
    }

    private static Map<String, String> entries(Manifests made, String name) {
        return Manifest.strings(made.find("Secret", name).orElseThrow().at("/stringData"));
    }

    private static String settings(Manifests made, String unit) {
        return entries(made, unit + "-secrets").getOrDefault("secrets.properties", "");
    }
}
