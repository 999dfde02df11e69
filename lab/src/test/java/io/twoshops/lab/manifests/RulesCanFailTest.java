package io.twoshops.lab.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule refuses a manifest; a rule that cannot would be green for ever. */
class RulesCanFailTest {
    private static final Path FOLDER = Path.of("src/test/resources/manifests");
    private static final String SOUND = SecretsScript.text(FOLDER.resolve("sound.yaml"));

    /**
     * A change of the sound manifest.
     *
     * @param rule that refuses it
     * @param says part of what the rule says of it
     */
    record Change(String rule, String from, String to, String says) {}

    static List<Change> changes() throws Exception {
        return new YAMLMapper().readValue(FOLDER.resolve("broken.yaml").toFile(), new TypeReference<>() {});
    }

    private static Stream<Rule> rules() {
        return Stream.concat(Rule.all().stream(), PlatformRules.ALL.stream());
    }

    @ParameterizedTest
    @MethodSource("changes")
    void refusesWhatBreaksIt(Change change) {
        assertThat(SOUND).contains(change.from());
        Manifests broken = Manifests.of(SOUND.replace(change.from(), change.to()));
        assertThat(Rule.named(change.rule()).check().apply(broken))
                .anySatisfy(problem -> assertThat(problem).contains(change.says()));
    }

    @Test
    void everyRuleIsBrokenOnce() throws Exception {
        assertThat(rules().map(Rule::name).collect(Collectors.toSet()))
                .isEqualTo(changes().stream().map(Change::rule).collect(Collectors.toSet()));
    }

    @Test
    void whatIsSoundPasses() {
        Manifests sound = Manifests.of(SOUND);
        // A quota is nothing that an ordinary user of OpenShift may set.
        assertThat(PlatformRules.OWN_PROJECT.check().apply(sound))
                .containsExactly("ResourceQuota shop reaches out of its project");
        assertThat(rules().filter(rule -> !rule.equals(PlatformRules.OWN_PROJECT))
                        .flatMap(rule -> rule.check().apply(sound).stream()))
                .isEmpty();
        assertThat(sound.all().stream().flatMap(manifest -> Schemas.problems(manifest).stream()))
                .isEmpty();
    }
}
