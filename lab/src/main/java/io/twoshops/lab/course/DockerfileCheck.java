package io.twoshops.lab.course;

import com.fasterxml.jackson.databind.JsonNode;
import io.twoshops.lab.target.TargetException;
import java.util.List;

/** Exercise 3: an image whose entry point is a program and whose user is not root, and two orders of layers. */
record DockerfileCheck(Containers containers) implements Check {

    @Override
    public List<Finding> look() throws TargetException {
        JsonNode config = containers.image("lab3-greet").path("Config");
        JsonNode entry = config.path("Entrypoint");
        String user = config.path("User").asText("");
        return List.of(
                Finding.of(
                        "the image lab3-greet starts its program itself, without a shell",
                        entry.size() > 0 && !entry.path(0).asText().equals("/bin/sh"),
                        entry.isArray() ? entry.toString() : "",
                        "write ENTRYPOINT as a list in brackets: step 1"),
                Finding.of(
                        "and has a default argument",
                        config.path("Cmd").size() == 1,
                        config.path("Cmd").isArray() ? config.path("Cmd").toString() : "",
                        "give it a CMD: step 1"),
                Finding.of(
                        "and does not run as root",
                        !user.isEmpty() && !user.equals("root") && !user.startsWith("0"),
                        user,
                        "give it a USER: step 1"),
                order("lab3-good", true, "a change of the program moves one layer"),
                order("lab3-bad", false, "a change of the program moves the libraries too"));
    }

    /** Two builds of one Dockerfile, of which only the last layer may differ. */
    private Finding order(String image, boolean onlyTheLast, String what) throws TargetException {
        List<String> first = containers.layers(image + ":1");
        List<String> second = containers.layers(image + ":2");
        int common = 0;
        while (common < Math.min(first.size(), second.size())
                && first.get(common).equals(second.get(common))) {
            common++;
        }
        boolean both = !first.isEmpty() && first.size() == second.size();
        int moved = second.size() - common;
        return Finding.of(
                image + ": " + what,
                both && (onlyTheLast ? moved == 1 : moved > 1),
                both ? moved + " of " + second.size() + " layers differ" : "",
                "build both with the tags 1 and 2: step 4");
    }
}
