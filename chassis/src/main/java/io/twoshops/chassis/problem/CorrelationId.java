package io.twoshops.chassis.problem;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** The id that ties the log lines of every module to one request of a customer. */
public final class CorrelationId {
    public static final String HEADER = "X-Correlation-Id";
    private static final String MDC_KEY = "correlationId";
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private CorrelationId() {}

    /** {@return the caller's id if it is harmless in a log, else a new one} */
    public static String accept(@Nullable String offered) {
        return offered != null && SAFE.matcher(offered).matches()
                ? offered
                : UUID.randomUUID().toString();
    }

    public static void set(String id) {
        MDC.put(MDC_KEY, id);
    }

    public static void clear() {
        MDC.remove(MDC_KEY);
    }

    public static @Nullable String current() {
        return (String) MDC.get(MDC_KEY);
    }
}
