package dev.footbridge.bridge.feed;

import dev.footbridge.bridge.person.Entitlement;
import dev.footbridge.bridge.person.Fact;
import dev.footbridge.bridge.person.Holding;
import dev.footbridge.bridge.person.PersonFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A right that somebody got or lost: of grants and revocations those that changed anything. */
record AccessChange(boolean granted, Instant at, Entry.Cause cause) {

    static List<AccessChange> of(PersonFile file, Entitlement entitlement) {
        return of(file.holding(entitlement));
    }

    private static List<AccessChange> of(Holding holding) {
        var changes = new ArrayList<AccessChange>();
        Fact.@Nullable AccessGranted held = null;
        for (var fact : inOrder(holding)) {
            var at = fact.told().effective();
            if (held != null && held.until() != null && !held.until().isAfter(at)) {
                changes.add(new AccessChange(false, held.until(), cause(held)));
                held = null;
            }
            if (fact instanceof Fact.AccessGranted grant) {
                if (held == null) {
                    changes.add(new AccessChange(true, at, cause(fact)));
                }
                held = grant;
            } else if (held != null) {
                changes.add(new AccessChange(false, at, cause(fact)));
                held = null;
            }
        }
        if (held != null && held.until() != null) {
            changes.add(new AccessChange(false, held.until(), cause(held)));
        }
        return changes;
    }

    private static List<Fact> inOrder(Holding holding) {
        return Stream.concat(holding.got().stream(), holding.gone().stream())
                .sorted((one, other) -> one.told().compareTo(other.told()))
                .toList();
    }

    private static Entry.Cause cause(Fact fact) {
        return new Entry.Cause(
                fact.told().eventId(), fact.told().eventId(), fact.told().recorded());
    }
}
