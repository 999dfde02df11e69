package io.twoshops.lab.bench;

import io.twoshops.lab.workload.Operation;
import io.twoshops.lab.workload.Operations;
import java.util.Set;

/**
 * What is measured.
 *
 * @param can the operations that it has
 */
record Subject(String name, Operations operations, Set<Operation> can) {}
