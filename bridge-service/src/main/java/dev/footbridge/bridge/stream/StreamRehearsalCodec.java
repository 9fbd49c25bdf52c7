package dev.footbridge.bridge.stream;

import dev.footbridge.bridge.read.Decider;
import dev.footbridge.bridge.read.EntryCodec;
import dev.footbridge.bridge.read.ReviewCodec;
import dev.footbridge.bridge.read.Scope;
import dev.footbridge.bridge.read.ShownCodec;
import dev.footbridge.bridge.read.SnapshotCodec;
import dev.footbridge.bridge.rehearsal.Played;
import dev.footbridge.readmodel.access.Role;
import dev.footbridge.schemas.bridge.ChecklistSnapshot;
import dev.footbridge.schemas.bridge.FeedEntry;
import dev.footbridge.schemas.bridge.PersonSnapshot;
import dev.footbridge.schemas.bridge.ReviewSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Announcements as a subscriber would get them, up to the bytes. */
final class StreamRehearsalCodec {
    private static final int QUEUE = 100;

    private static final Viewer ONLOOKER =
            new Viewer(new Scope.Everybody(), new Decider("rehearsal", Role.AUDITOR, false, Set.of(), Set.of()));

    private final HappeningCodec happenings;

    StreamRehearsalCodec(SnapshotCodec snapshots, ShownCodec shown, EntryCodec entries, ReviewCodec reviews) {
        this.happenings = new HappeningCodec(snapshots, shown, entries, reviews, new Acquaintances(QUEUE));
    }

    void watch(List<Played> played) {
        var nowhere = Positions.of(Map.of());
        var interest = new Interest(Set.of("person", "checklist", "task", "review", "feed"), null, null);
        var outbox = new Outbox(interest, ONLOOKER, QUEUE, nowhere);
        for (var one : played) {
            outbox.offer(happenings(one), nowhere);
            outbox.next();
        }
    }

    private List<Happening> happenings(Played played) {
        var place = Positions.place(played.topic(), 0);
        if (played.value() instanceof PersonSnapshot person) {
            return List.of(happenings.person(person, place, 0));
        }
        if (played.value() instanceof ReviewSnapshot review) {
            return List.of(happenings.review(review, place, 0, Instant.EPOCH));
        }
        if (played.value() instanceof FeedEntry entry) {
            return List.of(happenings.entry(entry, Instant.EPOCH, place, 0));
        }
        return played.value() instanceof ChecklistSnapshot checklist
                ? happenings.checklist(checklist, place, 0, Instant.EPOCH)
                : List.of();
    }
}
