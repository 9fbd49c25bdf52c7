package dev.footbridge.bridge.feed;

import dev.footbridge.schemas.bridge.Basis;
import dev.footbridge.schemas.bridge.FeedEntry;
import dev.footbridge.schemas.bridge.Wording;
import dev.footbridge.schemas.topic.Topics;
import dev.footbridge.schemas.wire.Decoded;
import dev.footbridge.schemas.wire.Wire;
import org.jspecify.annotations.Nullable;

/** Entries as they are announced. */
public final class FeedEntryCodec {
    private FeedEntryCodec() {}

    public static FeedEntry of(Entry entry, long revision, @Nullable Basis basis) {
        return FeedEntry.newBuilder()
                .setId(entry.id().toString())
                .setProject(entry.project())
                .setKind(entry.kind().word())
                .setAt(entry.at())
                .setRecorded(entry.recorded())
                .setWording(new Wording(entry.wording().key(), entry.wording().args()))
                .setPerson(
                        entry.person() == null ? null : entry.person().value().toString())
                .setEventId(entry.eventId())
                .setRevision(revision)
                .setBasis(basis)
                .build();
    }

    /** It is no longer so: whoever showed it shows it no more. */
    public static FeedEntry withdrawn(FeedEntry last, long revision, @Nullable Basis basis) {
        return FeedEntry.newBuilder(last)
                .setWithdrawn(true)
                .setRevision(revision)
                .setBasis(basis)
                .build();
    }

    /** One that was announced here before. */
    public static FeedEntry read(Wire wire, byte[] announced) {
        if (wire.decode(Topics.PROJECT_FEED.name(), announced) instanceof Decoded.Known known
                && known.value() instanceof FeedEntry entry) {
            return entry;
        }
        throw new IllegalStateException("Expected a feed entry where one was announced, but there is none");
    }
}
