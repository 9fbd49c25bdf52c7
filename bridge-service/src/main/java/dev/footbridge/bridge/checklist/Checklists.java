package dev.footbridge.bridge.checklist;

import dev.footbridge.bridge.person.PersonFile;
import dev.footbridge.bridge.policy.ChecklistTemplate;
import dev.footbridge.bridge.policy.Policy;
import dev.footbridge.bridge.policy.PolicyHistory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The checklists that hires, moves and leaves of a person call for. */
public final class Checklists {

    private final PersonFile file;
    private final PolicyHistory policies;
    private final Instant now;
    private final Map<String, LocalDate> connected;
    private final Map<String, Instant> heardFrom;

    private Checklists(
            PersonFile file,
            PolicyHistory policies,
            Instant now,
            Map<String, LocalDate> connected,
            Map<String, Instant> heardFrom) {
        this.file = file;
        this.policies = policies;
        this.now = now;
        this.connected = connected;
        this.heardFrom = heardFrom;
    }

    /**
     * @param connected by source, the day it was first connected
     * @param heardFrom by system, when it was last heard from
     */
    public static List<Checklist> of(
            PersonFile file,
            PolicyHistory policies,
            Instant now,
            Map<String, LocalDate> connected,
            Map<String, Instant> heardFrom) {
        return new Checklists(file, policies, now, connected, heardFrom).all();
    }

    /** A leave comes last: it takes back what the others gave. */
    private List<Checklist> all() {
        var newest = policies.newest();
        var all = new ArrayList<>(calledForBy(Joining.of(file, newest)));
        all.addAll(calledForBy(Moving.of(file, newest)));
        var handedOut = all.stream().flatMap(HandedOut::by).toList();
        all.addAll(calledForBy(Leaving.of(file, newest, handedOut)));
        return List.copyOf(all);
    }

    private List<Checklist> calledForBy(List<? extends Occasion> occasions) {
        return occasions.stream()
                .filter(occasion -> !isHistory(occasion))
                .flatMap(occasion -> templates(occasion)
                        .flatMap(template -> Course.of(occasion, template, policies, now, heardFrom).stream()))
                .toList();
    }

    /** What took effect before its source was adopted is history, not work (R9a); so is all, until that day is known. */
    private boolean isHistory(Occasion occasion) {
        return isHistory(policies.newest(), occasion, connected);
    }

    static boolean isHistory(Policy policy, Occasion occasion, Map<String, LocalDate> connected) {
        var source = occasion.employment().worker().source();
        var adopted = policy.adopted().getOrDefault(source, connected.getOrDefault(source, LocalDate.MAX));
        return occasion.anchor().isBefore(adopted);
    }

    private Stream<String> templates(Occasion occasion) {
        return policies.since(occasion.opened()).stream()
                .flatMap(policy -> policy.checklists().stream())
                .filter(template -> template.trigger() == occasion.trigger())
                .map(ChecklistTemplate::id)
                .distinct()
                .sorted();
    }
}
