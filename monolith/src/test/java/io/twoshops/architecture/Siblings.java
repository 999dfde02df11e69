package io.twoshops.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Which artifacts of this project a pom uses, and whether Maven is told to refuse the others. */
final class Siblings {
    private static final Pattern DEPENDENCY = Pattern.compile(
            "<dependency>\\s*<groupId>(?:io\\.twoshops|\\$\\{project\\.groupId})</groupId>\\s*<artifactId>([\\w-]+)</artifactId>");

    private static final Pattern BAN = Pattern.compile("<exclude>io\\.twoshops(:\\*)?</exclude>");

    private Siblings() {}

    /** {@return a line for each sibling that the pom uses and may not} */
    static List<String> forbidden(Path pom, Set<String> allowed) throws IOException {
        return DEPENDENCY
                .matcher(Files.readString(pom))
                .results()
                .map((MatchResult match) -> match.group(1))
                .filter(artifact -> !allowed.contains(artifact))
                .map(artifact -> pom + " uses " + artifact)
                .toList();
    }

    /** {@return a line for each of the poms that does not forbid all siblings but the allowed ones} */
    static List<String> unguarded(Path pom, Set<String> allowed) throws IOException {
        String text = Files.readString(pom);
        List<String> missing = new ArrayList<>();
        if (!text.contains("<bannedDependencies>") || !BAN.matcher(text).find()) {
            missing.add(pom + " bans no sibling");
        }
        Pattern.compile("<include>io\\.twoshops:([\\w-]+)</include>")
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .filter(artifact -> !allowed.contains(artifact))
                .forEach(artifact -> missing.add(pom + " lets " + artifact + " in"));
        return missing;
    }
}
