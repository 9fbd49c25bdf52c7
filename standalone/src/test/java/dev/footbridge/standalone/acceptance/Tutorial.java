package dev.footbridge.standalone.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The README's ten minutes: what a reader is told to type, step by step. */
record Tutorial(List<Step> steps) {
    private static final String BEGINS = "## Ten minutes with `curl`";
    private static final Pattern STEP = Pattern.compile("\\*\\*(\\d+)\\. (.*?)\\*\\*.*");

    /** @param number 0: what comes before the first */
    record Step(int number, String title, String script) {}

    static Tutorial in(Path readme) throws IOException {
        var steps = new ArrayList<Step>();
        var step = new Step(0, "", "");
        var isTold = false;
        var isScript = false;
        for (var line : Files.readAllLines(readme)) {
            var heading = STEP.matcher(line);
            if (line.startsWith("## ")) {
                isTold = line.equals(BEGINS);
            } else if (isTold && isScript && line.equals("```")) {
                isScript = false;
            } else if (isTold && isScript) {
                step = new Step(step.number(), step.title(), step.script() + line + "\n");
            } else if (isTold && line.equals("```sh")) {
                isScript = true;
            } else if (isTold && heading.matches()) {
                steps.add(step);
                step = new Step(Integer.parseInt(heading.group(1)), heading.group(2), "");
            }
        }
        steps.add(step);
        return new Tutorial(steps);
    }
}
