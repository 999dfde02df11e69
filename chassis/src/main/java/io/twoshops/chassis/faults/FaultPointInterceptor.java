package io.twoshops.chassis.faults;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.HashSet;
import java.util.Set;

/**
 * Strikes once per entry into a module: a call that is already inside it is not struck again. Comes before
 * transactions, so that a slow module does not hold a database connection that it has not asked for.
 */
@Interceptor
@FaultPoint("")
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class FaultPointInterceptor {
    private static final ThreadLocal<Set<String>> INSIDE = ThreadLocal.withInitial(HashSet::new);
    private final FaultSwitches switches;

    FaultPointInterceptor(FaultSwitches switches) {
        this.switches = switches;
    }

    @AroundInvoke
    Object enter(InvocationContext call) throws Exception {
        FaultPoint point = call.getInterceptorBinding(FaultPoint.class);
        String module = point.value();
        if (!switches.anyOn() || !INSIDE.get().add(module)) {
            return call.proceed();
        }
        try {
            switches.entered(module);
            return call.proceed();
        } finally {
            INSIDE.get().remove(module);
        }
    }
}
