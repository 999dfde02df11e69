package io.twoshops.lab.experiment;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.serialization.JsonNodeReader;
import com.networknt.schema.utils.JsonNodes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The experiments that come with the lab, and those of a folder. */
public final class ExperimentFiles {
    /** In the order in which they are done: a deployment comes first, and what may leave most behind comes last. */
    private static final List<String> BUILT_IN = List.of(
            "E1-deploy.yaml",
            "E5-units.yaml",
            "E12-start-up-caches.yaml",
            "E11-volatile-layer.yaml",
            "E2-blast-radius.yaml",
            "E2all-complete-blast-radius.yaml",
            "E2copies-blast-radius-with-copies.yaml",
            "E8-database-and-broker.yaml",
            "E8servers-a-database-server-for-each.yaml",
            "E7-crash-in-checkout.yaml",
            "E3-scale-and-cost.yaml",
            "E3copies-scale-by-copies.yaml",
            "E3autoscaled-scale-on-a-cluster.yaml",
            "E4-change.yaml",
            "E9-bad-release.yaml",
            "E9copies-canary.yaml",
            "E13-greedy-neighbour.yaml",
            "E10-engine.yaml",
            "E6-resilience-ladder.yaml",
            "E6network-resilience-ladder.yaml",
            "torture.yaml");

    private static final String FOLDER = "/experiments/";
    private static final Pattern MINUTES = Pattern.compile("(\\bminutes\\b\"?\\s*:\\s*)[0-9.]+");
    private static final Pattern SEED = Pattern.compile("(\\bseed\\b\"?\\s*:\\s*)-?[0-9]+");
    private static final JsonNodeReader READER =
            JsonNodeReader.builder().locationAware().build();
    private static final ObjectMapper YAML = JsonMapper.builder(new YAMLFactory())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();
    private final @Nullable Path folder;
    private final JsonSchema schema;

    /** Those that come with the lab. */
    public ExperimentFiles() {
        this(null);
    }

    /** @param folder of more of them; null for none */
    public ExperimentFiles(@Nullable Path folder) {
        this.folder = folder;
        this.schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(builtIn("experiment.schema.json"), InputFormat.JSON);
    }

    /** Those that come with the lab. */
    public List<Source> builtIn() throws BrokenExperimentException {
        List<Source> sources = new ArrayList<>();
        for (String name : BUILT_IN) {
            sources.add(parse(name, builtIn(name)));
        }
        return sources;
    }

    /** Those that come with the lab, then those of the folder. */
    public List<Source> all() throws IOException, BrokenExperimentException {
        List<Source> all = new ArrayList<>(builtIn());
        all.addAll(own());
        Set<String> ids = new HashSet<>();
        for (Source source : all) {
            if (!ids.add(source.experiment().id())) {
                throw new BrokenExperimentException(
                        source.file(),
                        1,
                        "there is another experiment with the id "
                                + source.experiment().id());
            }
        }
        return all;
    }

    /** Those of the folder, in the order of their names. */
    public List<Source> own() throws IOException, BrokenExperimentException {
        if (folder == null) {
            return List.of();
        }
        List<Source> own = in(folder);
        if (own.isEmpty()) {
            throw new NoSuchFileException(folder.toString(), null, "no *.yaml file is in it");
        }
        return own;
    }

    /** Those of a folder, in the order of their names. */
    public List<Source> in(Path folder) throws IOException, BrokenExperimentException {
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString(), null, "there is no such folder");
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted(Comparator.comparing(Path::getFileName))
                    .toList();
        }
        List<Source> sources = new ArrayList<>();
        for (Path file : files) {
            sources.add(read(file));
        }
        return sources;
    }

    /** One of a file. */
    public Source read(Path file) throws IOException, BrokenExperimentException {
        return parse(file.toString(), Files.readString(file));
    }

    /** One by its id or the beginning of its file's name, or the file of that path. */
    public Optional<Source> find(String name) throws IOException, BrokenExperimentException {
        if (Files.isRegularFile(Path.of(name))) {
            return Optional.of(read(Path.of(name)));
        }
        for (Source source : all()) {
            String file = source.file().toLowerCase(Locale.ROOT);
            String wanted = name.toLowerCase(Locale.ROOT);
            if (source.experiment().id().toLowerCase(Locale.ROOT).equals(wanted) || file.startsWith(wanted)) {
                return Optional.of(source);
            }
        }
        return Optional.empty();
    }

    /**
     * An experiment and the text that it was read from.
     *
     * @param file its name without a folder
     */
    public record Source(String file, String text, Experiment experiment) {}

    /** The same torture, for another time or from another seed; in its text too, from which its run is judged and gone on with. */
    Source tortured(Source source, double minutes, long seed) throws BrokenExperimentException {
        String text = MINUTES.matcher(source.text()).replaceFirst("$1" + minutes);
        return parse(source.file(), SEED.matcher(text).replaceFirst("$1" + seed));
    }

    Source parse(String file, String text) throws BrokenExperimentException {
        String name = String.valueOf(Path.of(file).getFileName());
        try {
            // First without locations: only this reader tells where a text stops being YAML.
            YAML.readTree(text);
            JsonNode root = READER.readTree(text, InputFormat.YAML);
            for (ValidationMessage message : schema.validate(root)) {
                JsonNode at = message.getInstanceNode();
                JsonLocation location = JsonNodes.tokenLocationOf(at);
                throw new BrokenExperimentException(
                        file, location == null ? 1 : location.getLineNr(), message.getMessage());
            }
            return new Source(name, text, YAML.readValue(text, Experiment.class));
        } catch (JsonProcessingException e) {
            throw broken(file, e);
        } catch (IOException e) {
            throw new BrokenExperimentException(file, 1, String.valueOf(e.getMessage()));
        }
    }

    private static BrokenExperimentException broken(String file, JsonProcessingException e) {
        int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
        return new BrokenExperimentException(file, line, e.getOriginalMessage());
    }

    private static String builtIn(String name) {
        try (InputStream in = ExperimentFiles.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the lab was built without " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + name, e);
        }
    }
}
