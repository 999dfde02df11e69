package io.twoshops.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The monolith keeps the rules of its modules. */
class ModulesTest {
    private static final String ROOT = "io.twoshops";
    private static final JavaClasses SHOP = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
    private final ModuleRules rules = new ModuleRules(ROOT);

    @Test
    void looksAtEveryModuleAndAtTheChassis() {
        Map<String, Long> found = SHOP.stream()
                .filter(type -> rules.moduleOf(type).isPresent())
                .collect(Collectors.groupingBy(type -> rules.moduleOf(type).orElseThrow(), Collectors.counting()));
        assertThat(found).containsOnlyKeys(ModuleRules.ALLOWED.keySet());
        assertThat(found.values()).allMatch(classes -> classes >= 5, "a module has at least five classes");
        assertThat(SHOP.contain("io.twoshops.chassis.resilience.RemoteCalls")).isTrue();
    }

    @Test
    void knowsEveryPackageOfTheShop() {
        assertThat(SHOP.stream().filter(type -> rules.moduleOf(type).isEmpty()))
                .as("what is in no module is chassis")
                .allMatch(type -> type.getPackageName().startsWith("io.twoshops.chassis"));
    }

    @Test
    void modulesShowOnlyFacadesAndData() {
        rules.onlyFacadesAndDataArePublic().check(SHOP);
    }

    @Test
    void modulesUseOnlyWhatTheyMay() {
        rules.modulesUseOnlyWhatTheyMay().check(SHOP);
    }

    @Test
    void modulesFormNoCycle() {
        rules.modulesFormNoCycle().check(SHOP);
    }

    @Test
    void noTransactionWaitsForAnotherProcess() {
        rules.noRemoteCallInTransaction().check(SHOP);
    }
}
