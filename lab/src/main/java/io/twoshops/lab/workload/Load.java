package io.twoshops.lab.workload;

import io.twoshops.lab.history.Entry;
import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A load as an experiment file states it.
 *
 * @param rate journeys that begin in a second
 * @param deadlineMillis after which an answer is as good as none; an order has {@link #ORDER_EXTRA_MILLIS} more
 * @param mix weights of the journeys
 * @param customers how many accounts the checkouts (two thirds of them) and the carts are spread over
 * @param insist whether customers who cannot know if their order was taken send it again, with the same key, until they do
 * @param unpausing how many customers come in place of those who come at the rate, and begin a journey when their last one is done,
 *     or a second after one without a usable answer: a closed loop, which finds the most that a shop can do; 0 for none
 */
public record Load(
        double rate,
        Spacing arrivals,
        long deadlineMillis,
        int customers,
        Map<Journey, Double> mix,
        Limits limits,
        boolean insist,
        int unpausing) {

    /** An order is answered within 2 s by contract; the network and the generator get this much on top of the deadline. */
    public static final long ORDER_EXTRA_MILLIS = 500;

    /** One whose customers go away without an answer. */
    public Load(
            double rate,
            Spacing arrivals,
            long deadlineMillis,
            int customers,
            Map<Journey, Double> mix,
            Limits limits) {
        this(rate, arrivals, deadlineMillis, customers, mix, limits, false, 0);
    }

    /** How arrivals follow each other. */
    public enum Spacing {
        constant,
        poisson
    }

    /**
     * What the generator may use before its numbers are not trusted.
     *
     * @param cores CPU of the generator's process, in cores
     * @param lagP99Millis how late requests were sent
     */
    public record Limits(double cores, double lagP99Millis) {
        /** Whether a generator was busier than that. */
        public boolean exceededBy(Entry.Generator generator) {
            return generator.cores() > cores || generator.lagP99Millis() > lagP99Millis;
        }
    }

    /** The same at another rate. */
    public Load atRate(double other) {
        return new Load(other, arrivals, deadlineMillis, customers, mix, limits, insist, unpausing);
    }

    /** The same journeys in a closed loop of so many customers. */
    public Load withoutPauses(int together) {
        return new Load(rate, arrivals, deadlineMillis, customers, mix, limits, insist, together);
    }

    /** When journeys begin, in nanoseconds from the start; random numbers of the same seed give the same ones. */
    public Arrivals arrivals(RandomGenerator random) {
        return new Arrivals(rate, arrivals == Spacing.poisson, random);
    }

    Duration deadline(boolean order) {
        return Duration.ofMillis(order ? deadlineMillis + ORDER_EXTRA_MILLIS : deadlineMillis);
    }

    Journey pick(RandomGenerator random) {
        double point = random.nextDouble()
                * mix.values().stream().mapToDouble(Double::doubleValue).sum();
        Journey last = null;
        for (Journey journey : Journey.values()) {
            double weight = mix.getOrDefault(journey, 0.0);
            if (weight > 0) {
                last = journey;
                point -= weight;
                if (point < 0) {
                    break;
                }
            }
        }
        if (last == null) {
            throw new IllegalStateException("the mix is empty");
        }
        return last;
    }
}
