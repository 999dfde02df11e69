package io.twoshops.lab.course;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of an exercise, taken apart.
 *
 * @param sections the headings of the second level, in order
 * @param steps how many headings of the third level there are
 */
record LabText(List<String> sections, int steps, List<Block> blocks) {

    /**
     * Commands.
     *
     * @param section the heading above them
     * @param info what stands behind the opening fence
     */
    record Block(int section, String info, String commands) {}

    static LabText of(String text) {
        List<String> sections = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        int steps = 0;
        String info = "";
        StringBuilder commands = new StringBuilder();
        boolean inside = false;
        for (String line : text.lines().toList()) {
            if (inside && line.equals("```")) {
                blocks.add(new Block(sections.size(), info, commands.toString()));
                inside = false;
            } else if (inside) {
                commands.append(line).append('\n');
            } else if (line.startsWith("```")) {
                inside = true;
                info = line.substring(3);
                commands.setLength(0);
            } else if (line.startsWith("## ")) {
                sections.add(line.substring(3));
            } else if (line.startsWith("### ")) {
                steps++;
            }
        }
        return new LabText(sections, steps, blocks);
    }
}
