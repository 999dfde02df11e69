package io.twoshops.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.transaction.Transactional;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * Follows every call from a transactional method, through interfaces and lambdas, and finds the ones that end at a REST
 * client. A call that travels as a CDI event is not followed, nor is a transaction that is begun by hand.
 */
final class NoRemoteCallInTransaction extends ArchCondition<JavaClass> {
    NoRemoteCallInTransaction() {
        super("reach no REST client from a transactional method");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (JavaMethod method : type.getMethods()) {
            if (isTransactional(method)) {
                boolean remote = reachesRestClient(method);
                events.add(new SimpleConditionEvent(
                        method, !remote, method.getFullName() + " calls another process in its transaction"));
            }
        }
    }

    private static boolean isTransactional(JavaMethod method) {
        Transactional declared = method.isAnnotatedWith(Transactional.class)
                ? method.getAnnotationOfType(Transactional.class)
                : method.getOwner().tryGetAnnotationOfType(Transactional.class).orElse(null);
        return declared != null
                && declared.value() != Transactional.TxType.NEVER
                && declared.value() != Transactional.TxType.NOT_SUPPORTED;
    }

    private static boolean reachesRestClient(JavaMethod start) {
        Set<JavaCodeUnit> seen = new HashSet<>(Set.of(start));
        Deque<JavaCodeUnit> next = new ArrayDeque<>(seen);
        while (!next.isEmpty()) {
            for (JavaAccess<?> call : next.remove().getCallsFromSelf()) {
                if (call.getTargetOwner().isAnnotatedWith(RegisterRestClient.class)) {
                    return true;
                }
                implementations(call).filter(seen::add).forEach(next::add);
            }
        }
        return false;
    }

    /** What may run when this is called: the method itself, or one that overrides it. */
    private static Stream<JavaCodeUnit> implementations(JavaAccess<?> call) {
        JavaClass owner = call.getTargetOwner();
        return Stream.concat(Stream.of(owner), owner.getAllSubclasses().stream())
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(unit -> unit.getName().equals(call.getTarget().getName()) && sameParameters(unit, call));
    }

    private static boolean sameParameters(JavaCodeUnit unit, JavaAccess<?> call) {
        return call.getTarget() instanceof CodeUnitCallTarget target
                && Arrays.equals(names(unit.getRawParameterTypes()), names(target.getRawParameterTypes()));
    }

    private static String[] names(Iterable<JavaClass> types) {
        Stream.Builder<String> names = Stream.builder();
        types.forEach(type -> names.add(type.getName()));
        return names.build().toArray(String[]::new);
    }
}
