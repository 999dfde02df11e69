package io.twoshops.lab.experiment;

import io.twoshops.lab.experiment.ExperimentFiles.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which experiments a command knows. A file that cannot be used is bad input, told in one line. */
final class ExperimentChoice {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--experiments",
            paramLabel = "DIR",
            description = "experiments of your own, besides those of the lab: the files *.yaml of this folder")
    private @Nullable Path folder;

    private interface Reading<T> {
        T read(ExperimentFiles files) throws IOException, BrokenExperimentException;
    }

    private <T> T from(Reading<T> reading) {
        return read(folder, reading);
    }

    private static <T> T read(@Nullable Path folder, Reading<T> reading) {
        try {
            return reading.read(new ExperimentFiles(folder));
        } catch (BrokenExperimentException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("experiments cannot be read: " + e.getMessage(), e);
        }
    }

    /** Those of a folder and no others. */
    static List<Source> in(Path folder) {
        return read(null, files -> files.in(folder));
    }

    /** Those of the lab, then those of the folder. */
    List<Source> all() {
        return from(ExperimentFiles::all);
    }

    /** Those of the folder if there is one, else those of the lab. */
    List<Source> nearest() {
        return folder == null ? all() : from(ExperimentFiles::own);
    }

    Source find(String name) {
        return from(files -> files.find(name))
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "no experiment is called \"" + name + "\"; ./shop experiment list shows all"));
    }

    List<Source> find(List<String> names) {
        List<Source> sources = new ArrayList<>();
        names.forEach(name -> sources.add(find(name)));
        return sources;
    }
}
