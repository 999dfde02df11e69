package io.twoshops.lab.course;

import io.twoshops.lab.target.TargetException;
import java.util.List;

/** Looks at the machine, the engine or the cluster for what an exercise leaves behind. */
interface Check {

    /** @throws TargetException when it cannot be told, which is another thing than that something is missing */
    List<Finding> look() throws TargetException;
}
