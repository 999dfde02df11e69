package io.twoshops.lab.experiment;

import io.twoshops.lab.fault.FaultSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * The faults of a round of torture, in the order in which they begin. Which, when and for how long is drawn from the seed alone,
 * so that the same round can be done again.
 */
record Schedule(List<Blow> blows) {
    /** A fault lasts at least this share of what its file says. */
    private static final double SHORTEST = 0.2;

    /** @param atMillis since the beginning of the round */
    record Blow(double atMillis, FaultSpec fault) {
        private double untilMillis() {
            return atMillis + fault.durationSeconds() * 1000;
        }
    }

    /**
     * Draws a round.
     *
     * @param choices each as likely as the others
     * @param unitOf the unit that holds a module: there is at most one fault in a unit at a time
     */
    static Schedule of(Experiment.Torture torture, int round, List<FaultSpec> choices, UnaryOperator<String> unitOf) {
        RandomGenerator random = new SplittableRandom(torture.seed() * 1_000_003 + round);
        List<Blow> blows = new ArrayList<>();
        for (int hand = 0; hand < torture.hands(); hand++) {
            double at = gap(random, torture);
            while (at < torture.roundSeconds() * 1000) {
                FaultSpec choice = choices.get(random.nextInt(choices.size()));
                double seconds = choice.durationSeconds() * (SHORTEST + (1 - SHORTEST) * random.nextDouble());
                Blow blow = new Blow(at, choice.lasting(Math.round(seconds * 1000) / 1000.0));
                String unit = unitOf.apply(choice.module());
                if (blows.stream()
                        .noneMatch(other -> unitOf.apply(other.fault().module()).equals(unit)
                                && other.atMillis() < blow.untilMillis()
                                && blow.atMillis() < other.untilMillis())) {
                    blows.add(blow);
                }
                at = blow.untilMillis() + gap(random, torture);
            }
        }
        blows.sort(Comparator.comparingDouble(Blow::atMillis));
        return new Schedule(List.copyOf(blows));
    }

    /** Exponential, as the times between things that happen by themselves are. */
    private static double gap(RandomGenerator random, Experiment.Torture torture) {
        return Math.round(-Math.log(1 - random.nextDouble()) * torture.gapSeconds() * 1000);
    }
}
