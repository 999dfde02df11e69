package io.twoshops.lab.check;

import io.twoshops.lab.experiment.Hypothesis;
import io.twoshops.lab.experiment.Text;
import java.util.List;

/**
 * What the runs say about a claim.
 *
 * @param notes runs that were left out, and what went wrong in those that were not
 */
public record Verdict(
        String experiment,
        Text title,
        Text claim,
        Hypothesis hypothesis,
        State state,
        List<Finding> findings,
        List<String> notes) {}
