package io.twoshops.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command line as it is typed: a process of its own, with a state folder of its own. */
record CommandLine(Path state) {
    private static final Path HOME =
            Path.of(System.getProperty("shop.home")).toAbsolutePath().normalize();

    record Ran(int code, String out, String err) {}

    Ran run(String... arguments) throws Exception {
        Process process = start(arguments);
        assertThat(process.waitFor(400, TimeUnit.SECONDS)).isTrue();
        return new Ran(
                process.exitValue(), Files.readString(state.resolve("out")), Files.readString(state.resolve("err")));
    }

    /** Starts a command; what it prints is in the files out and err of the state folder. */
    Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dshop.short-lived=true",
                "-Dshop.home=" + HOME,
                "-jar",
                HOME.resolve("lab/target/lab.jar").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("SHOP_STATE", state.toString());
        return builder.redirectOutput(state.resolve("out").toFile())
                .redirectError(state.resolve("err").toFile())
                .start();
    }

    /** The only arm that is up, as {@code status} tells of its unit. */
    JsonNode unit(String name, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("status", "--json"));
        arguments.addAll(List.of(options));
        JsonNode arms = new ObjectMapper()
                .readTree(run(arguments.toArray(String[]::new)).out());
        for (JsonNode candidate : arms.path(0).path("units")) {
            if (candidate.path("name").asText().equals(name)) {
                return candidate;
            }
        }
        throw new AssertionError("no " + name + " in " + arms);
    }
}
