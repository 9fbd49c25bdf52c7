package dev.footbridge.bridge.feed;

import dev.footbridge.bridge.person.Told;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;

/**
 * A fact about a service or a system, and about no person: it never enters anybody's file.
 *
 * @param subject what it is about; of several facts on one subject the greatest counts: an incident closed again, say
 * @param place the service or the system
 * @param text the key of its words
 */
public record ServiceFact(Told told, Kind kind, String subject, String place, String text, Map<String, String> args) {
    /** Of two copies of one event the higher revision counts, then the one recorded earlier. */
    private static final Comparator<ServiceFact> AMONG_COPIES = Comparator.<ServiceFact>comparingInt(
                    fact -> fact.told.revision())
            .thenComparing(fact -> fact.told.recorded(), Comparator.reverseOrder())
            .thenComparing(ServiceFact::toString);

    public ServiceFact {
        args = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(args));
    }

    boolean replaces(ServiceFact copy) {
        return AMONG_COPIES.compare(this, copy) > 0;
    }

    Instant at() {
        return told.effective();
    }
}
