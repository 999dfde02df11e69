package io.twoshops.lab.cli;

import io.twoshops.lab.history.Entry;
import io.twoshops.lab.workload.Journey;
import io.twoshops.lab.workload.Outcome;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** What became of customers' journeys, counted for the terminal. */
final class Felt implements Consumer<Entry> {
    private final Map<Long, Outcome> worst = new HashMap<>();
    private final Map<Long, Journey> journeys = new HashMap<>();

    @Override
    public synchronized void accept(Entry entry) {
        if (entry instanceof Entry.Request request) {
            journeys.put(request.visit(), Journey.of(request.journey()));
            worst.merge(request.visit(), Outcome.of(request.outcome()), Outcome::worse);
        }
    }

    /** A line for each journey that somebody made: how many ended how. */
    synchronized void print(PrintStream out) {
        Map<Journey, int[]> counts = new EnumMap<>(Journey.class);
        worst.forEach((visit, outcome) -> counts.computeIfAbsent(
                        journeys.get(visit), journey -> new int[Outcome.values().length])[outcome.ordinal()]++);
        out.printf("  %-16s", "customers felt");
        for (Outcome outcome : Outcome.values()) {
            out.printf("%9s", outcome.id());
        }
        out.println();
        counts.forEach((journey, ends) -> {
            out.printf("  %-16s", journey.id());
            for (int count : ends) {
                out.printf(Locale.ROOT, "%9d", count);
            }
            out.println();
        });
    }
}
