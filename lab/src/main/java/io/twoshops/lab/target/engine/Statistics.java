package io.twoshops.lab.target.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.Usage;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the engine measures of a container, for where its processes are out of sight. It takes the engine 1 to 2 s. */
final class Statistics {
    private static final Pattern AMOUNT = Pattern.compile("([0-9.]+)\\s*([kKMGT]?i?B)");
    private static final Map<String, Double> UNITS = Map.of(
            "B",
            1.0,
            "kB",
            1e3,
            "KB",
            1e3,
            "MB",
            1e6,
            "GB",
            1e9,
            "TB",
            1e12,
            "KiB",
            1024.0,
            "MiB",
            1048576.0,
            "GiB",
            1073741824.0);

    private Statistics() {}

    static Usage usage(Engine engine, String container) throws TargetException {
        String format = engine == Engine.docker ? "{{json .}}" : "json";
        return usage(Documents.one(engine.run("stats", "--no-stream", "--format", format, container)));
    }

    /** Pages that containers share are not divided among them, and processor time so far is not told. */
    static Usage usage(JsonNode stats) throws TargetException {
        String used = stats.has("MemUsage")
                ? stats.path("MemUsage").asText()
                : stats.path("mem_usage").asText();
        Matcher amount = AMOUNT.matcher(used);
        if (!amount.lookingAt() || !UNITS.containsKey(amount.group(2))) {
            throw new TargetException("the engine tells no use of memory: " + used);
        }
        long bytes = Math.round(Double.parseDouble(amount.group(1)) * UNITS.get(amount.group(2)));
        return new Usage(bytes, bytes, 0);
    }
}
