package io.twoshops.it;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips every test of a suite whose shop could not be started for want of an engine, and says why. A suite that is aborted before its tests
 * would be an error to Maven.
 */
public final class WithoutAnEngine implements ExecutionCondition {
    private static @Nullable String reason;

    static void skipBecause(String why) {
        reason = why;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return reason == null
                ? ConditionEvaluationResult.enabled("there is a shop")
                : ConditionEvaluationResult.disabled(reason);
    }
}
