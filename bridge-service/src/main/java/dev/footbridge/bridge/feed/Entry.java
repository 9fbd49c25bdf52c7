package dev.footbridge.bridge.feed;

import dev.footbridge.bridge.person.DeterministicId;
import dev.footbridge.bridge.person.PersonId;
import dev.footbridge.bridge.policy.Wording;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a project's feed. It holds no name and no reason: who reads it is told what happened, never why (R31).
 *
 * @param at when it happened; before that it is not shown
 * @param recorded when we learned of it
 * @param person whom it is about, if anybody
 * @param eventId of the fact behind it
 */
public record Entry(
        UUID id,
        String project,
        Kind kind,
        Instant at,
        Instant recorded,
        Wording wording,
        @Nullable PersonId person,
        String eventId) {

    static final Comparator<Entry> IN_ORDER = Comparator.comparing(Entry::at).thenComparing(Entry::id);

    /** What made it happen: the same for as long as that is told, whatever is corrected about it. */
    record Cause(String id, String eventId, Instant recorded) {}

    static Entry of(String project, Kind kind, PersonId person, Instant at, Cause cause, Map<String, String> args) {
        var id = String.join("|", "feed", project, person.value().toString(), kind.word(), cause.id());
        return new Entry(
                DeterministicId.of(id),
                project,
                kind,
                at,
                cause.recorded(),
                new Wording("feed/" + kind.word(), args),
                person,
                cause.eventId());
    }
}
