package dev.footbridge.bridge.read;

import java.util.Set;

/**
 * Whom something concerns.
 *
 * @param managers tokens of the worker numbers of the person's managers
 * @param reviewers of an access review, as it announces them: it concerns them instead of the managers; else empty
 */
public record Audience(String person, Set<String> managers, Set<String> projects, Set<String> reviewers) {

    public Audience(String person, Set<String> managers, Set<String> projects) {
        this(person, managers, projects, Set.of());
    }

    public Audience reviewedBy(Set<String> reviewing) {
        return new Audience(person, managers, projects, Set.copyOf(reviewing));
    }

    /** The same, about one of their projects. */
    public Audience inProject(String project) {
        return new Audience(person, managers, Set.of(project));
    }

    /** Of somebody not known yet: no manager sees it. */
    public static Audience of(String person) {
        return new Audience(person, Set.of(), Set.of());
    }
}
