package io.twoshops.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A rule that looks at the wrong classes stays green for ever; here each one meets what it forbids. */
class RulesCanFailTest {
    private static final String BAD = "io.twoshops.architecture.bad.";

    @Test
    void findsPublicInside() {
        assertThat(violations("shown", ModuleRules::onlyFacadesAndDataArePublic))
                .singleElement()
                .asString()
                .contains("ShelfRepository");
    }

    @Test
    void findsForbiddenDependency() {
        assertThat(violations("forbidden", ModuleRules::modulesUseOnlyWhatTheyMay))
                .isNotEmpty()
                .allMatch(violation -> violation.contains("Pricing") && violation.contains("Catalog"));
    }

    @Test
    void findsCycle() {
        assertThat(violations("cycle", ModuleRules::modulesFormNoCycle))
                .singleElement()
                .asString()
                .contains("Cycle detected");
    }

    @Test
    void findsRemoteCallInTransactionBehindInterfaceAndLambda() {
        assertThat(violations("remote", ModuleRules::noRemoteCallInTransaction))
                .singleElement()
                .asString()
                .contains("Payments.pay()");
    }

    private static List<String> violations(String example, Function<ModuleRules, ArchRule> rule) {
        return rule.apply(new ModuleRules(BAD + example))
                .evaluate(new ClassFileImporter().importPackages(BAD + example))
                .getFailureReport()
                .getDetails();
    }
}
