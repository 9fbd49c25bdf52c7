package dev.footbridge.bridge.identity;

import dev.footbridge.schemas.decision.MatchWithdrawn;
import dev.footbridge.schemas.decision.PersonMatched;
import dev.footbridge.schemas.identify.Matched;
import dev.footbridge.schemas.identify.Unmatched;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What people decided about whose an identifier is, as its home needs it: key the match, without what is personal. */
public final class MatchCodec {

    /** A word to the home of a match. */
    public record Told(String match, SpecificRecord record) {}

    private MatchCodec() {}

    /** Null: it is about something else. */
    public static @Nullable Told of(SpecificRecord decision) {
        if (decision instanceof PersonMatched matched) {
            var match = matched.getTold().getEventId();
            return new Told(
                    match,
                    new Matched(
                            match,
                            matched.getIdentifier().getToken(),
                            matched.getPerson(),
                            matched.getFrom(),
                            matched.getUntil()));
        }
        return decision instanceof MatchWithdrawn withdrawn
                ? new Told(withdrawn.getMatch(), new Unmatched(withdrawn.getMatch()))
                : null;
    }
}
