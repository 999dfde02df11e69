package io.twoshops.lab.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every combination that {@code docs/kubernetes.md} names is one that an API server would take, and keeps all rules. */
class OverlaysTest {
    private static final List<String> ARMS = List.of("monolith", "services");

    record Combination(String overlay, List<String> components) {
        Manifests build() {
            String namespace = overlay.startsWith("local/") ? "two-shops-" + arm() : "";
            return components.isEmpty()
                    ? Kustomization.build("overlays/" + overlay)
                    : Kustomization.build(overlay, namespace, components);
        }

        String arm() {
            return overlay.substring(overlay.indexOf('/') + 1);
        }
    }

    static Stream<Combination> combinations() {
        List<Combination> all = new ArrayList<>();
        for (String arm : ARMS) {
            for (String platform : List.of("local", "openshift")) {
                List<String> components = components(platform, arm);
                all.add(new Combination(platform + "/" + arm, List.of()));
                components.forEach(component -> all.add(with(platform, arm, List.of(component))));
                all.add(with(platform, arm, components));
            }
        }
        return all.stream();
    }

    /** Those that an overlay has not yet. */
    private static List<String> components(String platform, String arm) {
        List<String> components = new ArrayList<>(List.of("autoscaling/" + arm, "observability/" + arm, "lab"));
        // Only an administrator of OpenShift may set a quota.
        components.addAll(
                platform.equals("local") ? List.of("disruption-budgets/" + arm, "quotas") : List.of("faults"));
        if (arm.equals("services")) {
            components.add("db-per-service");
        }
        return components;
    }

    private static Combination with(String platform, String arm, List<String> components) {
        List<String> own = new ArrayList<>(components);
        if (platform.equals("local")) {
            own.add("plain-cluster");
        }
        return new Combination(platform + "/" + arm, own);
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void areWhatTheApiServerTakes(Combination combination) {
        assertThat(combination.build().all().stream().flatMap(manifest -> Schemas.problems(manifest).stream()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void keepTheRules(Combination combination) {
        Manifests manifests = combination.build();
        assertThat(Rule.all().stream().flatMap(rule -> rule.check().apply(manifests).stream()))
                .isEmpty();
        List<Rule> ofPlatform = combination.overlay().startsWith("local/")
                ? List.of(PlatformRules.USER_BY_NUMBER)
                : List.of(PlatformRules.NO_FIXED_USER, PlatformRules.OWN_PROJECT);
        assertThat(ofPlatform.stream().flatMap(rule -> rule.check().apply(manifests).stream()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void giveEachUnitTheSettingsThatComposeGivesIt(Combination combination) {
        Manifests manifests = combination.build();
        assertThat(missing(manifests, Compose.settings(combination.arm()))).isEmpty();
    }

    /** The settings that a unit should have and has not. */
    static List<String> missing(Manifests manifests, Map<String, Set<String>> settings) {
        Map<String, Pod> pods = manifests.pods().stream().collect(Collectors.toMap(Pod::name, pod -> pod));
        return new TreeMap<>(settings)
                .entrySet().stream()
                        .flatMap(unit -> {
                            Pod pod = pods.get(unit.getKey());
                            return pod == null
                                    ? Stream.of(unit.getKey() + ": everything")
                                    : unit.getValue().stream()
                                            .filter(name ->
                                                    !manifests.environment(pod).containsKey(name))
                                            .map(name -> unit.getKey() + ": " + name);
                        })
                        .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"local/monolith", "local/services", "openshift/monolith", "openshift/services"})
    void theLoadGeneratorKeepsTheRulesBesideTheShop(String overlay) {
        Manifests manifests =
                Kustomization.own("resources: [../../../../k8s/overlays/" + overlay + ", ../../../../k8s/base/load]\n");
        assertThat(manifests.all().stream().flatMap(manifest -> Schemas.problems(manifest).stream()))
                .isEmpty();
        String front = overlay.endsWith("monolith") ? "monolith" : "storefront";
        // No setting of the shop asks for this arrow: it is the customers' way in.
        assertThat(Rule.all().stream().flatMap(rule -> rule.check().apply(manifests).stream()))
                .containsExactly("open, but not needed: load -> " + front + ":8080");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "openshift"})
    void bothArmsHaveTheBudgetOfCompose(String platform) throws Exception {
        Budget monolith = Budget.of(Kustomization.build("overlays/" + platform + "/monolith"));
        Budget services = Budget.of(Kustomization.build("overlays/" + platform + "/services"));
        assertThat(services).isEqualTo(monolith);
        long mebibytes = Long.parseLong(Compose.value("SHOP_MONOLITH_MEMORY").replace("m", ""));
        assertThat(monolith.memoryLimits()).isEqualByComparingTo(Long.toString(mebibytes << 20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"monolith", "services"})
    void theImagesOfOpenShiftAreThoseThatItsPodsName(String arm) {
        Manifests images = Kustomization.build("overlays/openshift/images/" + arm);
        assertThat(images.all().stream().flatMap(manifest -> Schemas.problems(manifest).stream()))
                .isEmpty();
        assertThat(PlatformRules.OWN_PROJECT.check().apply(images)).isEmpty();
        List<String> made = Stream.concat(
                        images.kind("BuildConfig").stream().map(build -> build.text("/spec/output/to/name")),
                        images.kind("ImageStream").stream()
                                .flatMap(stream -> Manifest.list(stream.at("/spec/tags")).stream()
                                        .map(tag -> stream.name() + ":"
                                                + tag.path("name").asText())))
                .toList();
        assertThat(Kustomization.build("overlays/openshift/" + arm).pods().stream()
                        .flatMap(pod -> pod.containers().stream())
                        .map(container -> container.path("image").asText()))
                .containsExactlyInAnyOrderElementsOf(made);
    }

    @Test
    void theImagesAreThoseOfCompose() throws Exception {
        String own = Compose.value("SHOP_IMAGE_GROUP") + "/%s:" + Compose.value("SHOP_TAG");
        for (Pod pod : Kustomization.build("overlays/local/services").pods()) {
            String image = pod.containers().get(0).path("image").asText();
            String expected =
                    switch (pod.name()) {
                        case "postgres" -> Compose.value("SHOP_POSTGRES_IMAGE");
                        case "kafka" -> Compose.value("SHOP_KAFKA_IMAGE");
                        default -> own.formatted(pod.name());
                    };
            assertThat(image).isEqualTo(expected);
        }
    }

    @Test
    void theScriptOfTheDatabasesIsThatOfCompose() {
        assertThat(Path.of("../k8s/base/postgres/databases.sh"))
                .hasSameTextualContentAs(Path.of("../compose/postgres/databases.sh"));
    }

    @Test
    void theDocumentationShowsWhatCanBeBuilt() {
        String text = SecretsScript.text(Path.of("../docs/kubernetes.md"));
        Matcher applied =
                Pattern.compile("(?:-k|kustomize) k8s/(overlays/\\S+?)[`\\s]").matcher(text);
        assertThat(applied.results().map(each -> each.group(1)).distinct())
                .hasSize(6)
                .allSatisfy(
                        folder -> assertThat(Kustomization.build(folder).all()).isNotEmpty());
        String example = text.substring(text.indexOf("```yaml\n") + 8, text.indexOf("```\n\n| component |"));
        assertThat(Kustomization.own(example.replace("../k8s", "../../../../k8s"))
                        .pods())
                .extracting(Pod::name)
                .contains("orders-postgres", "prometheus");
        assertThat(text)
                .contains("The monolith has " + arrows("monolith") + ", the services " + arrows("services") + ":");
    }

    private static long arrows(String arm) {
        return NetworkRules.allowed(Kustomization.build("overlays/local/" + arm)).stream()
                .filter(arrow -> !arrow.startsWith(NetworkRules.OUTSIDE))
                .count();
    }
}
