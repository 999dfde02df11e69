package io.twoshops.lab.cli;

import io.twoshops.lab.target.Arm;
import java.util.List;

/** An arm as it is named on the command line. */
public enum Arms {
    monolith(Arm.MONOLITH),
    services(Arm.SERVICES),
    both(Arm.MONOLITH, Arm.SERVICES);

    private final List<Arm> arms;

    Arms(Arm... arms) {
        this.arms = List.of(arms);
    }

    public List<Arm> list() {
        return arms;
    }
}
