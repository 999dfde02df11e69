package io.twoshops.lab.check;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * Percentile bootstrap of a median (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13). Shares are drawn
 * twice: the repeats with replacement, and within each the journeys, so that a share of few journeys has a wide interval.
 * Seeded, so that the same history gives the same interval.
 */
final class Bootstrap {
    private static final int DRAWS = 2_000;
    private static final long SEED = 20_261_124;

    private Bootstrap() {}

    /** Where the numbers of one arm come from: one per repeat. */
    interface Sample {
        int repeats();

        /** The number of each repeat as it was seen. */
        double[] seen();

        /** One draw of as many numbers. */
        double[] draw(Random random);
    }

    /** Numbers that were measured once per repeat. */
    static Sample of(double... values) {
        return new Sample() {
            @Override
            public int repeats() {
                return values.length;
            }

            @Override
            public double[] seen() {
                return values;
            }

            @Override
            public double[] draw(Random random) {
                double[] drawn = new double[values.length];
                Arrays.setAll(drawn, i -> values[random.nextInt(values.length)]);
                return drawn;
            }
        };
    }

    /** Shares of journeys: how many of how many, per repeat. */
    static Sample shares(List<int[]> hitsOfTotal) {
        return new Sample() {
            @Override
            public int repeats() {
                return hitsOfTotal.size();
            }

            @Override
            public double[] seen() {
                return hitsOfTotal.stream()
                        .mapToDouble(pair -> (double) pair[0] / pair[1])
                        .toArray();
            }

            @Override
            public double[] draw(Random random) {
                double[] drawn = new double[hitsOfTotal.size()];
                Arrays.setAll(drawn, i -> share(hitsOfTotal.get(random.nextInt(hitsOfTotal.size())), random));
                return drawn;
            }
        };
    }

    /** Half a journey is added to each side (Jeffreys), as none of ten is not yet never. */
    private static double share(int[] pair, Random random) {
        double chance = (pair[0] + 0.5) / (pair[1] + 1.0);
        int hits = 0;
        for (int i = 0; i < pair[1]; i++) {
            hits += random.nextDouble() < chance ? 1 : 0;
        }
        return (double) hits / pair[1];
    }

    static Estimate median(Sample sample) {
        return estimate(sample, sample, (a, b) -> a);
    }

    /** The interval of a number made of the medians of both. */
    static Estimate compared(Sample first, Sample second, DoubleBinaryOperator number) {
        return estimate(first, second, number);
    }

    private static Estimate estimate(Sample first, Sample second, DoubleBinaryOperator number) {
        Random random = new Random(SEED);
        double[] draws = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            double a = middle(first.draw(random));
            draws[i] = number.applyAsDouble(a, first == second ? a : middle(second.draw(random)));
        }
        Percentile percentile = new Percentile();
        percentile.setData(draws);
        return new Estimate(
                        number.applyAsDouble(middle(first.seen()), middle(second.seen())),
                        percentile.evaluate(2.5),
                        percentile.evaluate(97.5),
                        Math.min(first.repeats(), second.repeats()))
                .rounded();
    }

    private static double middle(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
