package io.twoshops.lab.target.processes;

import io.twoshops.lab.target.UnitSpec;
import java.util.List;
import java.util.Map;

/** How a unit is run. The environment holds secrets, so this is written into the unit's own folder and nowhere else. */
record Launch(UnitSpec unit, List<String> command, Map<String, String> environment) {}
