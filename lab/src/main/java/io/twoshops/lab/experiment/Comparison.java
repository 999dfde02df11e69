package io.twoshops.lab.experiment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.twoshops.lab.fault.FaultKind;
import io.twoshops.lab.fault.FaultSpec;
import io.twoshops.lab.history.Entry;
import io.twoshops.lab.history.History;
import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.DeployOptions;
import io.twoshops.lab.target.Layout;
import io.twoshops.lab.target.Progress;
import io.twoshops.lab.target.Resilience;
import io.twoshops.lab.target.Target;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.UnmetNeedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Both arms, all experiments, as often as asked for; the arms take turns in who goes first. */
final class Comparison {
    private final Target target;
    private final Path home;
    private final RunFolder folder;
    private final List<ExperimentFiles.Source> sources;
    private final List<Arm> arms;
    private final List<Experiment> experiments;

    Comparison(Target target, Path home, RunFolder folder, List<ExperimentFiles.Source> sources, List<Arm> arms) {
        this.target = target;
        this.home = home;
        this.folder = folder;
        this.sources = sources;
        this.arms = arms;
        this.experiments =
                sources.stream().map(ExperimentFiles.Source::experiment).toList();
    }

    /** Begins it. Writes histories only; judging them is another's business. */
    void run(int repeats, int portOffset, String command, Auditor auditor, Progress progress)
            throws TargetException, IOException, InterruptedException {
        requirePossible();
        for (ExperimentFiles.Source source : sources) {
            Files.writeString(folder.experiments().resolve(source.file()), source.text());
        }
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(
                        folder.environment().toFile(),
                        Environment.of(home, target, experiments.get(0).budget(), repeats, command));
        Agenda agenda = Agenda.of(target.name(), Environment.commit(home), repeats, arms);
        agenda.save(folder);
        work(agenda, portOffset, auditor, progress);
    }

    /**
     * Goes on where it was interrupted. What its unfinished session has written is set aside: that one is done anew.
     *
     * @throws IllegalArgumentException when the place or the sources are others now
     */
    void resume(Agenda agenda, int portOffset, Auditor auditor, Progress progress)
            throws TargetException, IOException, InterruptedException {
        if (!agenda.target().equals(target.name())) {
            throw new IllegalArgumentException("the run was made on --target " + agenda.target());
        }
        String commit = Environment.commit(home);
        if (!agenda.commit().equals(commit)) {
            throw new IllegalArgumentException(
                    "the run was made of commit " + agenda.commit() + ", and the sources are of " + commit + " now");
        }
        setAside(agenda);
        work(agenda, portOffset, auditor, progress);
    }

    private void setAside(Agenda agenda) throws IOException {
        for (History history : History.readAll(folder.history())) {
            Entry.Run run = history.run();
            boolean done = sittings(agenda).stream()
                    .filter(sitting -> agenda.has(sitting.name()))
                    .anyMatch(sitting -> sitting.wrote(run));
            if (!done) {
                Files.createDirectories(folder.unfinished());
                Files.move(
                        folder.history().resolve(history.file()),
                        folder.unfinished().resolve(history.file()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private void work(Agenda agenda, int portOffset, Auditor auditor, Progress progress)
            throws TargetException, IOException, InterruptedException {
        List<Sitting> left = sittings(agenda).stream()
                .filter(sitting -> !agenda.has(sitting.name()))
                .toList();
        int seconds = left.stream()
                .mapToInt(
                        sitting -> Steps.session(sitting.arm(), sitting.deploy().experiments()))
                .sum();
        Steps steps = new Steps(progress, seconds);
        for (Arm arm : left.stream().map(Sitting::arm).distinct().toList()) {
            target.prepare(arm, progress);
        }
        DeployOptions options = DeployOptions.DEFAULT.withPortOffset(portOffset);
        Agenda now = agenda;
        for (Sitting sitting : left) {
            Deploy deploy = sitting.deploy();
            new Session(target, home, folder, deploy.experiments(), options, deploy.level(), auditor, steps)
                    .run(sitting.arm(), sitting.repeat());
            now = now.with(sitting.name(), folder);
        }
        steps.begin("done", 0);
    }

    /** One session to come. */
    private record Sitting(Arm arm, int repeat, Deploy deploy) {
        String name() {
            return arm.id() + " #" + repeat + (deploy.level() == null ? "" : ", resilience " + deploy.level()) + ": "
                    + deploy.experiments().stream().map(Experiment::id).collect(Collectors.joining(", "));
        }

        boolean wrote(Entry.Run run) {
            String level = deploy.level() == null ? null : deploy.level().name();
            return run.arm().equals(arm.id())
                    && run.repeat() == repeat
                    && Objects.equals(run.level(), level)
                    && deploy.experiments().stream()
                            .anyMatch(experiment -> experiment.id().equals(run.experiment()));
        }
    }

    private List<Sitting> sittings(Agenda agenda) {
        List<Sitting> sittings = new ArrayList<>();
        for (int repeat = 1; repeat <= agenda.repeats(); repeat++) {
            for (Arm arm : order(repeat)) {
                for (Deploy deploy : deploys(arm, experiments)) {
                    sittings.add(new Sitting(arm, repeat, deploy));
                }
            }
        }
        return sittings;
    }

    /** Experiments that are done to one deployment. */
    private record Deploy(@Nullable Resilience level, List<Experiment> experiments) {}

    /** How an experiment wants an arm to be deployed. */
    private record Wish(Layout layout, Experiment.Resources budget) {}

    /** One deployment for all that want the same, and one for each level of each ladder. */
    private static List<Deploy> deploys(Arm arm, List<Experiment> experiments) {
        List<Deploy> deploys = new ArrayList<>();
        List<Experiment> ofArm = experiments.stream()
                .filter(experiment -> experiment.arms().contains(arm))
                .toList();
        Map<Wish, List<Experiment>> together = new LinkedHashMap<>();
        for (Experiment experiment : ofArm) {
            if (experiment.ladder() == null) {
                Wish wish = new Wish(experiment.layout(), experiment.budget());
                together.computeIfAbsent(wish, k -> new ArrayList<>()).add(experiment);
            }
        }
        // What is written down of a deployment belongs to the first; where it was asked for, that is the one that
        // asked.
        together.values()
                .forEach(same -> same.sort(
                        Comparator.comparing(experiment -> experiment.method().action() != Experiment.Action.deploy)));
        together.values().forEach(same -> deploys.add(new Deploy(null, same)));
        for (Experiment experiment : ofArm) {
            if (experiment.ladder() != null) {
                experiment.levels(arm).forEach(level -> deploys.add(new Deploy(level, List.of(experiment))));
            }
        }
        return deploys;
    }

    private void requirePossible() {
        for (Experiment experiment : experiments) {
            for (FaultSpec fault : experiment.cells()) {
                boolean possible = fault.kind() == FaultKind.partition ? target.networks() : target.packets();
                if (fault.kind().ofNetwork() && !possible) {
                    throw new IllegalArgumentException(experiment.id() + " cannot be done here: "
                            + fault.kind().withoutNetworks(target.name()));
                }
                if (fault.kind().ofCluster() && !target.orchestrates()) {
                    throw new IllegalArgumentException(experiment.id() + " cannot be done here: " + fault.kind()
                            + " is done to pods of a cluster; choose --target kubernetes");
                }
            }
            for (Arm arm : experiment.arms()) {
                requirePossible(experiment, arm);
            }
            if (experiment.needsEngine() && !target.packets()) {
                throw new IllegalArgumentException(experiment.id()
                        + " cannot be done here: it needs a container engine; choose --target docker or podman");
            }
        }
    }

    private void requirePossible(Experiment experiment, Arm arm) {
        try {
            target.require(DeployOptions.DEFAULT.withLayout(experiment.layout().of(arm)));
        } catch (UnmetNeedException e) {
            throw new IllegalArgumentException(experiment.id() + " cannot be done here: " + e.getMessage(), e);
        }
    }

    private List<Arm> order(int repeat) {
        List<Arm> order = new ArrayList<>(arms);
        if (repeat % 2 == 0) {
            Collections.reverse(order);
        }
        return order;
    }
}
