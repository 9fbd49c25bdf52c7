package dev.footbridge.bridge.checklist;

import dev.footbridge.bridge.person.EmploymentDetails;
import dev.footbridge.bridge.person.PersonFile;
import dev.footbridge.bridge.policy.Situation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What conditions may look at: one situation for each project the person is on, so that a condition on
 * {@code project} holds when any does. What is unknown is an empty text or no number, unequal to everything.
 */
public final class Situations {

    private Situations() {}

    public static List<Situation> of(PersonFile file, String source, EmploymentDetails details, LocalDate date) {
        var projects = file.projects(date);
        var about = new Situation(Map.of(
                "person", Map.of("source", source, "projects", List.copyOf(projects.keySet())),
                "employment", fields(details)));
        if (projects.isEmpty()) {
            return List.of(about.with("project", Map.of("id", "", "role", "")));
        }
        return projects.entrySet().stream()
                .map(project -> about.with("project", Map.of("id", project.getKey(), "role", project.getValue())))
                .toList();
    }

    /** The same of someone who takes another position. */
    static List<Situation> ofMove(
            PersonFile file,
            String source,
            EmploymentDetails details,
            LocalDate date,
            EmploymentDetails from,
            EmploymentDetails to) {
        Map<String, ?> move = Map.of("from", fields(from), "to", fields(to));
        return of(file, source, details, date).stream()
                .map(situation -> situation.with("move", move))
                .toList();
    }

    /** Without the manager: conditions see worker numbers nowhere, only tokens would be there to compare. */
    private static Map<String, ?> fields(EmploymentDetails details) {
        var fields = new TreeMap<String, Object>(details.fields());
        fields.remove("manager");
        fields.put("fte", details.fte() == null ? Double.NaN : details.fte());
        return fields;
    }
}
