package dev.footbridge.bridge.policy;

import dev.footbridge.bridge.person.Entitlement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One published version of what the organisation decided. */
public record Policy(
        int version,
        Instant publishedAt,
        Catalogue catalogue,
        List<Birthright> birthrights,
        List<NeverTogether> neverTogether,
        List<ChecklistTemplate> checklists,
        Places places,
        WorkingDays workingDays,
        Map<String, Project> projects,
        Map<String, Destination> destinations,
        Map<String, LocalDate> adopted,
        Limits limits) {

    public Policy {
        birthrights = List.copyOf(birthrights);
        neverTogether = List.copyOf(neverTogether);
        checklists = List.copyOf(checklists);
        projects = Map.copyOf(projects);
        destinations = Map.copyOf(destinations);
        adopted = Map.copyOf(adopted);
    }

    public @Nullable ChecklistTemplate template(String id) {
        return checklists.stream()
                .filter(template -> template.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** Entitlements owed by rule in any of these situations. */
    public SortedSet<Entitlement> owed(Collection<Situation> situations) {
        var owed = new TreeSet<Entitlement>();
        birthrights.stream()
                .filter(birthright -> situations.stream()
                        .anyMatch(situation -> birthright.when().test(situation).holds()))
                .forEach(birthright -> owed.addAll(birthright.grants()));
        return owed;
    }

    /** A wording in words; a key this version does not know stands for itself. */
    public Words words(Wording wording) {
        var words = WordBook.find(this, wording);
        return words == null ? new Words(wording.key(), wording.key()) : words;
    }
}
