package io.twoshops.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the modules may see of each other. The rules are made for a root package, so that the same rules judge the shop
 * and the bad examples.
 */
final class ModuleRules {
    /** Which modules a module may use; storefront composes the pages and is used by none. */
    static final Map<String, Set<String>> ALLOWED = Map.of(
            "accounts", Set.of(),
            "catalog", Set.of(),
            "inventory", Set.of(),
            "payments", Set.of(),
            "carts", Set.of("catalog"),
            "orders", Set.of("catalog", "inventory", "carts", "payments"),
            "shipping", Set.of("orders"),
            "recommendations", Set.of("orders", "catalog", "carts"),
            "storefront", Set.of("catalog", "inventory", "orders", "shipping", "recommendations"));

    /** The one class of a module that does something for others; all else that is public is data or an exception. */
    private static final Map<String, String> FACADES = Map.of(
            "catalog", "Catalog",
            "inventory", "Inventory",
            "payments", "Payments",
            "carts", "Carts",
            "orders", "Orders",
            "shipping", "Shipping",
            "recommendations", "Recommendations");

    private final String root;

    ModuleRules(String root) {
        this.root = root;
    }

    ArchRule onlyFacadesAndDataArePublic() {
        return classes()
                .that(areInModule())
                .should(new ArchCondition<>("be package-private, or the facade, a record, an enum or an exception") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        boolean hidden = !type.getModifiers().contains(JavaModifier.PUBLIC);
                        boolean data = type.isRecord() || type.isEnum() || type.isAssignableTo(RuntimeException.class);
                        events.add(new SimpleConditionEvent(
                                type, hidden || data || isFacade(type), type.getName() + " is public"));
                    }
                });
    }

    ArchRule modulesUseOnlyWhatTheyMay() {
        return classes().that(areInModule()).should(new ArchCondition<>("use only the modules they may") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String from = moduleOf(type).orElseThrow();
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    Optional<String> to = moduleOf(dependency.getTargetClass().getBaseComponentType());
                    boolean allowed = to.isEmpty()
                            || to.get().equals(from)
                            || ALLOWED.getOrDefault(from, Set.of()).contains(to.get());
                    events.add(new SimpleConditionEvent(type, allowed, dependency.getDescription()));
                }
            }
        });
    }

    ArchRule modulesFormNoCycle() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    ArchRule noRemoteCallInTransaction() {
        return classes().that(areInModule()).should(new NoRemoteCallInTransaction());
    }

    private DescribedPredicate<JavaClass> areInModule() {
        return DescribedPredicate.describe(
                "are in a module", type -> moduleOf(type).isPresent());
    }

    private boolean isFacade(JavaClass type) {
        String module = moduleOf(type).orElseThrow();
        return type.getPackageName().equals(root + "." + module)
                && type.getSimpleName().equals(FACADES.get(module));
    }

    Optional<String> moduleOf(JavaClass type) {
        if (!type.getPackageName().startsWith(root + ".")) {
            return Optional.empty();
        }
        String module = type.getPackageName().substring(root.length() + 1).split("\\.")[0];
        return ALLOWED.containsKey(module) ? Optional.of(module) : Optional.empty();
    }
}
