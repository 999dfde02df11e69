package io.twoshops.lab.experiment;

import io.twoshops.lab.audit.Acknowledged;
import io.twoshops.lab.target.Deployment;
import java.util.List;
import java.util.Map;

/** Looks whether the invariants of the shop hold. */
interface Auditor {
    /**
     * What was found.
     *
     * @param state {@code holds}, {@code violated}, or {@code unknown} when the audit itself broke down
     * @param numbers orders and money, by name
     */
    record Found(String state, List<String> findings, Map<String, Double> numbers) {}

    /** @param acknowledged orders that customers were told of */
    Found audit(Deployment deployment, Acknowledged acknowledged) throws InterruptedException;
}
