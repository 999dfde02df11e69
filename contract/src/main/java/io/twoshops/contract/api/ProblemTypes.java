package io.twoshops.contract.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The problem types that the shop may answer with, and the status of each, read from the table in {@code problems.md}.
 *
 * @param statuses HTTP status by the short name of the type
 */
public record ProblemTypes(Map<String, Integer> statuses) {

    /** What stands before the short name in a problem's {@code type}. */
    public static final String PREFIX = "urn:two-shops:problem:";

    private static final Pattern ROW = Pattern.compile("^\\| `([a-z-]+)` \\| (\\d{3}) \\|", Pattern.MULTILINE);

    public ProblemTypes {
        statuses = Map.copyOf(statuses);
    }

    /** {@return the HTTP status that goes with the short name of a type} */
    public int status(String type) {
        Integer status = statuses.get(type);
        if (status == null) {
            throw new IllegalArgumentException("not in problems.md: " + type);
        }
        return status;
    }

    /** The list that is packaged with the suite. */
    public static ProblemTypes load() {
        try (InputStream in = ProblemTypes.class.getResourceAsStream("/contract/problems.md")) {
            return parse(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the rows of the Markdown table; a type that is listed twice is an error. */
    public static ProblemTypes parse(String markdown) {
        Map<String, Integer> statuses = new TreeMap<>();
        ROW.matcher(markdown).results().forEach(row -> {
            if (statuses.put(row.group(1), Integer.valueOf(row.group(2))) != null) {
                throw new IllegalArgumentException("listed twice: " + row.group(1));
            }
        });
        return new ProblemTypes(statuses);
    }
}
