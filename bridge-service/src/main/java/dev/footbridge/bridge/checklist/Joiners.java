package dev.footbridge.bridge.checklist;

import dev.footbridge.bridge.person.PersonFile;
import dev.footbridge.bridge.policy.ChecklistTemplate;
import dev.footbridge.bridge.policy.PolicyHistory;
import dev.footbridge.bridge.policy.Trigger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The checklists that hires call for. */
public final class Joiners {

    private Joiners() {}

    /**
     * @param connected by source, the day it was first connected
     * @param heardFrom by system, when it was last heard from
     */
    public static List<Checklist> checklists(
            PersonFile file,
            PolicyHistory policies,
            Instant now,
            Map<String, LocalDate> connected,
            Map<String, Instant> heardFrom) {
        return Joining.of(file, policies.newest()).stream()
                .filter(joining -> !isHistory(joining, policies, connected))
                .flatMap(joining -> templates(joining, policies)
                        .flatMap(template -> Course.of(joining, template, policies, now, heardFrom).stream()))
                .toList();
    }

    /** What took effect before its source was adopted is history, not work (R9a); so is all, until that day is known. */
    private static boolean isHistory(Joining joining, PolicyHistory policies, Map<String, LocalDate> connected) {
        var source = joining.employment().worker().source();
        var adopted = policies.newest().adopted().getOrDefault(source, connected.getOrDefault(source, LocalDate.MAX));
        return joining.employment().start().isBefore(adopted);
    }

    private static Stream<String> templates(Joining joining, PolicyHistory policies) {
        return policies.since(joining.employment().opened()).stream()
                .flatMap(policy -> policy.checklists().stream())
                .filter(template -> template.trigger() == Trigger.HIRED)
                .map(ChecklistTemplate::id)
                .distinct()
                .sorted();
    }
}
