package dev.footbridge.bridge.read;

import java.util.Set;

/**
 * Whom something concerns.
 *
 * @param managers tokens of the worker numbers of the person's managers
 */
public record Audience(String person, Set<String> managers, Set<String> projects) {
    /** The same, about one of their projects. */
    public Audience inProject(String project) {
        return new Audience(person, managers, Set.of(project));
    }

    /** Of somebody not known yet: no manager sees it. */
    public static Audience of(String person) {
        return new Audience(person, Set.of(), Set.of());
    }
}
