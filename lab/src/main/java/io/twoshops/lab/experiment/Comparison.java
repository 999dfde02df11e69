package io.twoshops.lab.experiment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.twoshops.lab.fault.FaultSpec;
import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.DeployOptions;
import io.twoshops.lab.target.Progress;
import io.twoshops.lab.target.Resilience;
import io.twoshops.lab.target.Target;
import io.twoshops.lab.target.TargetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Both arms, all experiments, as often as asked for; the arms take turns in who goes first. */
final class Comparison {
    private final Target target;
    private final Path home;
    private final RunFolder folder;
    private final List<ExperimentFiles.Source> sources;
    private final List<Arm> arms;

    Comparison(Target target, Path home, RunFolder folder, List<ExperimentFiles.Source> sources, List<Arm> arms) {
        this.target = target;
        this.home = home;
        this.folder = folder;
        this.sources = sources;
        this.arms = arms;
    }

    /** Writes histories only; judging them is another's business. */
    void run(int repeats, int portOffset, String command, Auditor auditor, Progress progress)
            throws TargetException, IOException, InterruptedException {
        List<Experiment> experiments =
                sources.stream().map(ExperimentFiles.Source::experiment).toList();
        requireNetworks(experiments);
        for (ExperimentFiles.Source source : sources) {
            Files.writeString(folder.experiments().resolve(source.file()), source.text());
        }
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(
                        folder.environment().toFile(),
                        Environment.of(home, target, experiments.get(0).budget(), repeats, command));
        int seconds = 0;
        for (Arm arm : arms) {
            for (Deploy deploy : deploys(arm, experiments)) {
                seconds += repeats * Steps.session(arm, deploy.experiments());
            }
        }
        Steps steps = new Steps(progress, seconds);
        for (Arm arm : arms) {
            target.prepare(arm, progress);
        }
        DeployOptions options = DeployOptions.DEFAULT.withPortOffset(portOffset);
        for (int repeat = 1; repeat <= repeats; repeat++) {
            for (Arm arm : order(repeat)) {
                for (Deploy deploy : deploys(arm, experiments)) {
                    new Session(target, home, folder, deploy.experiments(), options, deploy.level(), auditor, steps)
                            .run(arm, repeat);
                }
            }
        }
        steps.begin("done", 0);
    }

    /** Experiments that are done to one deployment. */
    private record Deploy(@Nullable Resilience level, List<Experiment> experiments) {}

    /** One deployment for all that take the usual one, and one for each level of each ladder. */
    private static List<Deploy> deploys(Arm arm, List<Experiment> experiments) {
        List<Deploy> deploys = new ArrayList<>();
        List<Experiment> usual = experiments.stream()
                .filter(experiment -> experiment.ladder() == null)
                .toList();
        if (!usual.isEmpty()) {
            deploys.add(new Deploy(null, usual));
        }
        for (Experiment experiment : experiments) {
            if (experiment.ladder() != null) {
                experiment.levels(arm).forEach(level -> deploys.add(new Deploy(level, List.of(experiment))));
            }
        }
        return deploys;
    }

    private void requireNetworks(List<Experiment> experiments) {
        for (Experiment experiment : experiments) {
            for (FaultSpec fault : experiment.cells()) {
                if (fault.kind().ofNetwork() && !target.networks()) {
                    throw new IllegalArgumentException(experiment.id() + " cannot be done here: "
                            + fault.kind().withoutNetworks(target.name()));
                }
            }
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
