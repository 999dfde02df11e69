package io.twoshops.lab.check;

import io.twoshops.lab.experiment.Experiment;
import io.twoshops.lab.experiment.Hypothesis;
import io.twoshops.lab.fault.FaultSpec;
import io.twoshops.lab.history.Entry;
import io.twoshops.lab.history.Entry.MarkKind;
import io.twoshops.lab.history.History;
import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.Resilience;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges one experiment's claim by its histories. */
final class Claims {
    private final Experiment experiment;
    private final List<History> histories;
    private final List<Cell> cells;

    Claims(Experiment experiment, List<History> histories, List<Cell> cells) {
        this.experiment = experiment;
        this.histories = histories;
        this.cells = cells;
    }

    Verdict verdict() {
        List<Finding> findings =
                switch (experiment.hypothesis().metric()) {
                    case footprint -> measures(Measures.FOOTPRINT);
                    case units -> measures(Measures.UNIT);
                    case change -> change();
                    case caches -> caches();
                    case storage -> storage();
                    case capacity -> capacity();
                    case blastRadius -> blastRadius();
                    case slowdown -> slowdown();
                    case longestUndecided -> longestUndecided();
                    case invariants -> invariants();
                    case ladder -> ladder();
                };
        List<String> failures = failures();
        List<String> notes = new ArrayList<>(failures);
        cells.stream()
                .filter(cell -> !cell.usable())
                .forEach(cell ->
                        notes.add(name(cell) + " left out, " + cell.state().id() + ": " + cell.why()));
        State state = failures.isEmpty() ? Threshold.together(findings) : State.FAILED;
        return new Verdict(
                experiment.id(),
                experiment.title(),
                experiment.claim(),
                experiment.hypothesis(),
                state,
                findings,
                notes);
    }

    private static String name(Cell cell) {
        return cell.arm() + (cell.level() == null ? " " : " " + cell.level() + " ") + cell.module() + " " + cell.fault()
                + " #" + cell.repeat();
    }

    /** What may never happen, whatever the claim is. */
    private List<String> failures() {
        Set<String> failures = new LinkedHashSet<>();
        for (Cell cell : cells) {
            if (cell.usable() && !cell.recovered()) {
                failures.add(name(cell) + ": recovery none, the shop was not well again within "
                        + experiment.steadyState().limitSeconds() + " s");
            }
        }
        for (History history : histories) {
            Entry.Run run = history.run();
            String where = run.arm() + " #" + run.repeat() + (run.tortured() ? " " + run.fault() : "");
            if (run.tortured()) {
                history.mark(MarkKind.NOT_RECOVERED)
                        .ifPresent(mark -> failures.add(where + ": the shop was not well again within "
                                + experiment.steadyState().limitSeconds() + " s"));
            }
            history.mark(MarkKind.NOT_SETTLED)
                    .ifPresent(mark -> failures.add(where + ": orders stayed undecided: " + mark.detail()));
            history.all(Entry.Audited.class)
                    .filter(audited -> audited.state().equals("violated"))
                    .flatMap(audited -> audited.findings().stream())
                    .forEach(finding -> failures.add(where + ": " + finding));
        }
        return List.copyOf(failures);
    }

    private List<Finding> change() {
        List<Finding> findings = new ArrayList<>(measures(Measures.CHANGE));
        findings.addAll(blastRadiusOfFaults());
        return findings;
    }

    private List<Finding> storage() {
        return experiment.arms().stream()
                .map(arm -> firstMinusLast(
                        arm.id(),
                        "share",
                        List.of(),
                        measured(Measures.KEPT_IN_VOLUME, arm),
                        measured(Measures.KEPT_IN_LAYER, arm)))
                .toList();
    }

    private List<Finding> caches() {
        return experiment.arms().stream()
                .map(arm -> alone(
                        arm,
                        "uncachedOverCached",
                        "times",
                        List.of(),
                        Bootstrap.of(histories.stream()
                                .filter(history -> history.run().arm().equals(arm.id()))
                                .flatMap(history -> history.measured(Measures.UNCACHED_SECONDS).stream()
                                        .flatMap(without -> history.measured(Measures.CACHED_SECONDS).stream()
                                                .map(with -> without / with)))
                                .mapToDouble(Double::doubleValue)
                                .toArray())))
                .toList();
    }

    private List<Finding> capacity() {
        return List.of(
                capacity("capacity", "journeys/s", Rate::perSecond),
                capacity("capacityPerCore", "journeys/s", Rate::perCore),
                capacity("capacityPerGib", "journeys/s", Rate::perGib));
    }

    private Finding capacity(String condition, String unit, ToDoubleFunction<Rate> number) {
        return compared(condition, unit, List.of(), held(Arm.MONOLITH, number), held(Arm.SERVICES, number));
    }

    /**
     * Of each repeat the highest rate below which all were held; none if not even the lowest was. A repeat that was ended by its
     * generator, or by the end of the ladder, says how much was asked and not how much an arm holds.
     */
    private Bootstrap.Sample held(Arm arm, ToDoubleFunction<Rate> number) {
        Map<Integer, List<Rate>> byRepeat = new TreeMap<>();
        histories.stream()
                .filter(history -> history.run().arm().equals(arm.id()))
                .flatMap(history -> Rate.of(experiment, history).stream())
                .sorted(Comparator.comparing(Rate::perSecond))
                .forEach(rate -> byRepeat.computeIfAbsent(rate.repeat(), k -> new ArrayList<>())
                        .add(rate));
        return Bootstrap.of(byRepeat.values().stream()
                .filter(rates ->
                        rates.stream().noneMatch(Rate::busy) && rates.stream().anyMatch(rate -> !rate.held()))
                .mapToDouble(rates -> rates.stream()
                        .takeWhile(Rate::held)
                        .reduce((lower, higher) -> higher)
                        .map(number::applyAsDouble)
                        .orElse(0.0))
                .toArray());
    }

    private List<Finding> blastRadius() {
        return experiment.hypothesis().compare() == Hypothesis.Compare.each
                ? blastRadiusOfEach()
                : blastRadiusOfFaults();
    }

    private List<Finding> blastRadiusOfFaults() {
        return faults().map(fault -> {
                    List<Cell> ofFault = cells.stream()
                            .filter(cell -> cell.fault().equals(fault))
                            .toList();
                    return compared(
                            fault, "share", ofFault, unusable(ofFault, Arm.MONOLITH), unusable(ofFault, Arm.SERVICES));
                })
                .toList();
    }

    private List<Finding> blastRadiusOfEach() {
        List<Finding> findings = new ArrayList<>();
        for (Arm arm : experiment.arms()) {
            for (FaultSpec fault : experiment.cells(arm)) {
                String label = fault.label();
                List<Cell> ofFault = cells.stream()
                        .filter(cell -> cell.arm().equals(arm.id())
                                && cell.module().equals(fault.module())
                                && cell.fault().equals(label))
                        .toList();
                findings.add(alone(arm, fault.module() + " " + label, "share", ofFault, unusable(ofFault, arm)));
            }
        }
        return findings;
    }

    private Stream<String> faults() {
        return experiment.cells().stream().map(FaultSpec::label).distinct();
    }

    /**
     * All cells of a repeat together: a fault somewhere in the shop. A repeat in which one of the modules cannot be used is left
     * out, since its share would be that of other modules.
     */
    static Bootstrap.Sample unusable(List<Cell> cells, Arm arm) {
        Map<Integer, List<Cell>> byRepeat = cells.stream()
                .filter(cell -> cell.arm().equals(arm.id()))
                .collect(Collectors.groupingBy(Cell::repeat, TreeMap::new, Collectors.toList()));
        int modules = byRepeat.values().stream().mapToInt(List::size).max().orElse(0);
        return Bootstrap.shares(byRepeat.values().stream()
                .filter(ofRepeat -> ofRepeat.size() == modules
                        && ofRepeat.stream()
                                .allMatch(cell -> cell.usable() && cell.all().total() > 0))
                .map(ofRepeat -> ofRepeat.stream().map(Cell::all).reduce(Counts.NONE, Counts::plus))
                .map(counts -> new int[] {counts.total() - counts.usable(), counts.total()})
                .toList());
    }

    /** The first fault of the file against the last. */
    private List<Finding> slowdown() {
        List<FaultSpec> faults = experiment.cells();
        return experiment.arms().stream()
                .map(arm -> {
                    List<Cell> own = cells.stream()
                            .filter(cell -> cell.arm().equals(arm.id()))
                            .toList();
                    return firstMinusLast(
                            arm.id(),
                            "times",
                            own,
                            slowdowns(own, faults.get(0)),
                            slowdowns(own, faults.get(faults.size() - 1)));
                })
                .toList();
    }

    private static Bootstrap.Sample slowdowns(List<Cell> cells, FaultSpec fault) {
        return Bootstrap.of(cells.stream()
                .filter(cell -> cell.usable() && cell.fault().equals(fault.label()))
                .map(Cell::slowdown)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray());
    }

    private Finding firstMinusLast(
            String condition, String unit, List<Cell> ofBoth, Bootstrap.Sample first, Bootstrap.Sample last) {
        if (first.repeats() == 0 || last.repeats() == 0) {
            return new Finding(
                    condition, missing(ofBoth), unit, null, null, null, "one of the two has no run that can be used");
        }
        Estimate compared = Bootstrap.compared(first, last, (a, b) -> a - b);
        State state = Threshold.judge(experiment.hypothesis(), compared);
        return new Finding(condition, state, unit, null, null, compared, null);
    }

    private List<Finding> longestUndecided() {
        List<Finding> findings = new ArrayList<>();
        for (Arm arm : experiment.arms()) {
            faults().forEach(fault -> {
                List<Cell> ofFault = cells.stream()
                        .filter(cell -> cell.fault().equals(fault) && cell.arm().equals(arm.id()))
                        .toList();
                Bootstrap.Sample sample = Bootstrap.of(ofFault.stream()
                        .filter(Cell::usable)
                        .map(Cell::undecidedSeconds)
                        .filter(Objects::nonNull)
                        .mapToDouble(Double::doubleValue)
                        .toArray());
                findings.add(never(alone(arm, fault, "s", ofFault, sample), sample));
            });
        }
        return findings;
    }

    /** What may never be longer is refuted by one run in which it was, whatever the median is. */
    private Finding never(Finding finding, Bootstrap.Sample sample) {
        double threshold = experiment.hypothesis().threshold();
        if (Arrays.stream(sample.seen()).noneMatch(seconds -> seconds > threshold)) {
            return finding;
        }
        return new Finding(
                finding.condition(),
                State.REFUTED,
                finding.unit(),
                finding.monolith(),
                finding.services(),
                finding.compared(),
                "longer in at least one run");
    }

    private Finding alone(Arm arm, String fault, String unit, List<Cell> ofFault, Bootstrap.Sample sample) {
        String condition = arm.id() + ", " + fault;
        if (sample.repeats() == 0) {
            return new Finding(condition, missing(ofFault), unit, null, null, null, "no run can be used");
        }
        Estimate estimate = Bootstrap.median(sample);
        return new Finding(
                condition,
                Threshold.judge(experiment.hypothesis(), estimate),
                unit,
                arm == Arm.MONOLITH ? estimate : null,
                arm == Arm.SERVICES ? estimate : null,
                estimate,
                null);
    }

    private List<Finding> invariants() {
        List<Results.Round> all = Tables.rounds(histories);
        List<Finding> findings = new ArrayList<>();
        for (Arm arm : experiment.arms()) {
            List<Results.Round> rounds =
                    all.stream().filter(round -> round.arm().equals(arm.id())).toList();
            if (!rounds.isEmpty()) {
                findings.add(new Finding(arm.id(), afterAll(rounds), "", null, null, null, told(rounds)));
            }
        }
        return findings;
    }

    /** Every round must have struck and must have been audited; what the audits found is a failure, not a finding. */
    private static State afterAll(List<Results.Round> rounds) {
        if (rounds.stream().anyMatch(round -> round.faults().isEmpty())) {
            return State.INVALID;
        }
        boolean audited = rounds.stream().noneMatch(round -> round.audit().equals("unknown"));
        return audited ? State.SUPPORTED : State.INCONCLUSIVE;
    }

    private static String told(List<Results.Round> rounds) {
        int faults = rounds.stream().mapToInt(round -> round.faults().size()).sum();
        long orders = rounds.stream().mapToLong(Results.Round::orders).sum();
        return rounds.size() + " rounds, " + faults + " faults, " + orders + " orders";
    }

    /** The first level of resilience against the last, on the services. */
    private List<Finding> ladder() {
        List<Resilience> levels = Objects.requireNonNull(experiment.ladder());
        String first = levels.get(0).name();
        String last = levels.get(levels.size() - 1).name();
        List<Finding> findings = new ArrayList<>();
        for (FaultSpec fault : experiment.cells(Arm.SERVICES)) {
            List<Cell> ofFault = cells.stream()
                    .filter(cell ->
                            cell.module().equals(fault.module()) && cell.fault().equals(fault.label()))
                    .toList();
            Bootstrap.Sample without = unusable(atLevel(ofFault, first), Arm.SERVICES);
            Bootstrap.Sample with = unusable(atLevel(ofFault, last), Arm.SERVICES);
            findings.add(firstMinusLast(fault.module() + " " + fault.label(), "share", ofFault, without, with));
        }
        return findings;
    }

    private static List<Cell> atLevel(List<Cell> cells, String level) {
        return cells.stream().filter(cell -> level.equals(cell.level())).toList();
    }

    private List<Finding> measures(List<String> names) {
        return names.stream()
                .filter(measure -> !Measures.OF_CONTAINERS.contains(measure)
                        || entries(measure).findAny().isPresent())
                .map(measure -> compared(
                        measure,
                        unit(measure),
                        List.of(),
                        measured(measure, Arm.MONOLITH),
                        measured(measure, Arm.SERVICES)))
                .toList();
    }

    private String unit(String measure) {
        return entries(measure).map(Entry.Measured::unit).findFirst().orElse("");
    }

    private Stream<Entry.Measured> entries(String measure) {
        return histories.stream()
                .flatMap(history -> history.all(Entry.Measured.class))
                .filter(measured -> measured.name().equals(measure));
    }

    private Bootstrap.Sample measured(String measure, Arm arm) {
        return Bootstrap.of(histories.stream()
                .filter(history -> history.run().arm().equals(arm.id()))
                .flatMap(history -> history.all(Entry.Measured.class))
                .filter(measured -> measured.name().equals(measure))
                .mapToDouble(Entry.Measured::value)
                .toArray());
    }

    private Finding compared(
            String condition, String unit, List<Cell> ofFault, Bootstrap.Sample monolith, Bootstrap.Sample services) {
        Optional<Estimate> first = median(monolith);
        Optional<Estimate> second = median(services);
        if (first.isEmpty() || second.isEmpty()) {
            return new Finding(
                    condition,
                    missing(ofFault),
                    unit,
                    first.orElse(null),
                    second.orElse(null),
                    null,
                    "one arm has no run that can be used");
        }
        DoubleBinaryOperator number = experiment.hypothesis().compare() == Hypothesis.Compare.servicesOverMonolith
                ? (m, s) -> s / m
                : (m, s) -> m - s;
        Estimate compared = Bootstrap.compared(monolith, services, number);
        State state = Threshold.judge(experiment.hypothesis(), compared);
        return new Finding(condition, state, unit, first.get(), second.get(), compared, null);
    }

    private static State missing(List<Cell> cells) {
        return cells.stream().anyMatch(cell -> cell.state() == State.INVALID) ? State.INVALID : State.INCONCLUSIVE;
    }

    private static Optional<Estimate> median(Bootstrap.Sample sample) {
        return sample.repeats() == 0 ? Optional.empty() : Optional.of(Bootstrap.median(sample));
    }
}
