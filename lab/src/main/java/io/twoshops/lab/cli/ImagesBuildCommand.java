package io.twoshops.lab.cli;

import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.UnmetNeedException;
import io.twoshops.lab.target.Workspace;
import io.twoshops.lab.target.engine.ImageBuild;
import io.twoshops.lab.target.engine.ProjectImages;
import io.twoshops.lab.target.processes.ProcessTarget;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Builds the project's images. */
@Command(
        name = "build",
        description =
                "Build the project's images, by Maven and the engine. SHOP_JVM_IMAGE replaces the image that they are"
                        + " made on.")
final class ImagesBuildCommand implements Callable<Integer> {
    /** As Maven begins each module. */
    private static final Pattern MODULE = Pattern.compile("\\[INFO] Building (.+?)\\s+\\S+\\s+\\[(\\d+)/(\\d+)]");

    @Spec
    private CommandSpec spec;

    @Mixin
    private EngineChoice choice;

    @Parameters(paramLabel = "NAME", description = "monolith, provider or a service (default: all)")
    private List<String> names = List.of();

    @Override
    public Integer call() throws TargetException, IOException, InterruptedException {
        List<String> chosen = names.isEmpty() ? ProjectImages.own() : names;
        for (String name : chosen) {
            if (!ProjectImages.own().contains(name)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "no image is made of \"" + name + "\"; there are " + String.join(", ", ProjectImages.own()));
            }
        }
        choice.engine().facts();
        Workspace workspace = Workspace.current();
        requireUnused(workspace, chosen);
        build(workspace.home(), chosen);
        System.out.println("built " + String.join(", ", chosen) + "; ./shop images shows what changed");
        return Exit.HOLDS;
    }

    /** What runs from files must not have them replaced. */
    private static void requireUnused(Workspace workspace, List<String> chosen) throws UnmetNeedException {
        for (Arm arm : Arm.values()) {
            boolean concerned = chosen.contains("provider") || chosen.stream().anyMatch(arm.applications()::contains);
            if (concerned && ProcessTarget.inUse(workspace, arm)) {
                throw new UnmetNeedException(arm.id() + " runs as processes from what would be built anew; ./shop down "
                        + arm.id() + " ends it");
            }
        }
    }

    private void build(Path home, List<String> chosen) throws TargetException, IOException, InterruptedException {
        Path log = home.resolve(".shop/images-build.log");
        Files.createDirectories(log.getParent());
        Process maven = maven(home, chosen);
        Thread end = new Thread(maven::destroy);
        Runtime.getRuntime().addShutdownHook(end);
        try (Terminal terminal = new Terminal("images");
                BufferedReader lines = maven.inputReader();
                BufferedWriter kept = Files.newBufferedWriter(log)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                kept.write(line);
                kept.newLine();
                Matcher module = MODULE.matcher(line);
                if (module.find()) {
                    int done = Integer.parseInt(module.group(2)) - 1;
                    terminal.step(module.group(1), done, Integer.parseInt(module.group(3)));
                }
            }
        }
        int exit = maven.waitFor();
        Runtime.getRuntime().removeShutdownHook(end);
        if (exit != 0) {
            throw new TargetException("the build failed; " + log + " says why: " + firstError(log));
        }
    }

    private Process maven(Path home, List<String> chosen) throws UnmetNeedException {
        List<String> command = new ArrayList<>(List.of("mvn", "-B", "-ntp", "-DskipTests", "-Dspotless.check.skip"));
        command.addAll(ImageBuild.options(choice.engine()));
        String modules = chosen.stream().map(Arm::folderOf).collect(Collectors.joining(","));
        command.addAll(List.of("-pl", modules, "-am", "package"));
        try {
            return new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new UnmetNeedException("Maven (mvn) is needed to build images and was not found ("
                    + String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT) + ")");
        }
    }

    private static String firstError(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains("ERROR"))
                .findFirst()
                .orElse("no error is named");
    }
}
