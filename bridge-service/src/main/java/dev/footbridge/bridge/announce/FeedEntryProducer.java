package dev.footbridge.bridge.announce;

import dev.footbridge.bridge.feed.Entry;
import dev.footbridge.bridge.feed.FeedEntryCodec;
import dev.footbridge.schemas.bridge.Basis;
import dev.footbridge.schemas.bridge.FeedEntry;
import dev.footbridge.schemas.topic.Topics;
import java.util.HashSet;
import java.util.List;

/** Announces what a person gives the feeds of their projects; what is no longer so is announced once more, withdrawn. */
final class FeedEntryProducer {
    private final DifferenceProducer differences;
    private final Kind entries;

    FeedEntryProducer(DifferenceProducer differences, PlanningProcessor.Sinks sinks) {
        this.differences = differences;
        this.entries = new Kind(Kind.ENTRY, Topics.PROJECT_FEED, sinks.entries());
    }

    void announce(Remembered person, List<Entry> planned, Basis basis) {
        var known = new HashSet<String>();
        for (var entry : planned) {
            var id = entry.id().toString();
            known.add(id);
            differences.differ(person, entries, id, (revision, on) -> FeedEntryCodec.of(entry, revision, on), basis);
        }
        for (var what : List.copyOf(person.announced.keySet())) {
            if (entries.covers(what) && !known.contains(entries.key(what))) {
                withdraw(person, entries.key(what), basis);
            }
        }
    }

    private void withdraw(Remembered person, String id, Basis basis) {
        var last = differences.last(person, entries, id, FeedEntry.class);
        if (last != null && !last.getWithdrawn()) {
            differences.differ(
                    person, entries, id, (revision, on) -> FeedEntryCodec.withdrawn(last, revision, on), basis);
        }
    }
}
