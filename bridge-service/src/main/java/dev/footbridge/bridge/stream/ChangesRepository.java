package dev.footbridge.bridge.stream;

import dev.footbridge.bridge.read.FeedRepository;
import dev.footbridge.bridge.read.Kind;
import dev.footbridge.bridge.read.ListingRepository;
import dev.footbridge.bridge.read.ShownRepository;
import dev.footbridge.bridge.unmatched.UnmatchedShownRepository;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/** The latest states since a time, and the position of the log they stand for: read in one moment of the database. */
final class ChangesRepository {
    private static final String POSITIONS = """
            select topic, partition, next_offset from readmodel.position where topic = any (?)
            and projection = case topic when 'bridge.unmatched.v1' then 'unmatched' else 'bridge' end""";

    private final JdbcTemplate sql;
    private final TransactionTemplate oneMoment;
    private final ListingRepository listings;
    private final ShownRepository shown;
    private final FeedRepository feeds;
    private final UnmatchedShownRepository unmatched;
    private final Clock clock;
    private final String[] topics;

    /** @param frames by key */
    record Changes(Map<String, byte[]> frames, Positions upTo) {}

    ChangesRepository(
            JdbcTemplate sql,
            TransactionTemplate oneMoment,
            ListingRepository listings,
            ShownRepository shown,
            FeedRepository feeds,
            UnmatchedShownRepository unmatched,
            Clock clock,
            List<String> topics) {
        this.sql = sql;
        this.oneMoment = oneMoment;
        this.listings = listings;
        this.shown = shown;
        this.feeds = feeds;
        this.unmatched = unmatched;
        this.clock = clock;
        this.topics = topics.toArray(String[]::new);
    }

    /** Empty when there is more than anybody should be sent: the lists are for that. */
    Optional<Changes> since(Instant since, Interest interest, Viewer viewer, int atMost) {
        return Objects.requireNonNull(oneMoment.execute(status -> {
            var stored = new EnumMap<Kind, List<ObjectNode>>(Kind.class);
            var count = 0;
            for (var kind : Kind.values()) {
                if (interest.kinds().contains(kind.word())) {
                    var changed = listings.changedSince(
                            kind, since, interest.person(), interest.project(), viewer.scope(), atMost + 1);
                    stored.put(kind, changed);
                    count += changed.size();
                }
            }
            var entries = interest.kinds().contains("feed")
                    ? feeds.changedSince(since, interest.person(), interest.project(), viewer.scope(), atMost + 1)
                    : List.<ObjectNode>of();
            return count + entries.size() > atMost
                    ? Optional.empty()
                    : Optional.of(new Changes(frames(stored, entries, viewer), positions()));
        }));
    }

    private Map<String, byte[]> frames(Map<Kind, List<ObjectNode>> stored, List<ObjectNode> entries, Viewer viewer) {
        var frames = new LinkedHashMap<String, byte[]>();
        var now = clock.instant();
        stored.forEach((kind, all) -> shown(kind, all, viewer, now).forEach(one -> {
            var id = one.path("id").asString();
            var full = kind == Kind.TASKS ? one.path("checklistId").asString() + "/" + id : id;
            frames.put(kind.word() + "/" + full, HappeningCodec.standing(kind.word(), full, one));
        }));
        entries.forEach(entry -> frames.put("feed/" + entry.path("id").asString(), HappeningCodec.standing(entry)));
        return frames;
    }

    private List<ObjectNode> shown(Kind kind, List<ObjectNode> stored, Viewer viewer, Instant now) {
        return kind == Kind.UNMATCHED
                ? unmatched.shown(stored, viewer.decider())
                : shown.shown(kind, stored, viewer.decider(), now);
    }

    private Positions positions() {
        var next = new HashMap<String, Long>();
        sql.query(
                POSITIONS,
                row -> {
                    next.put(Positions.place(row.getString(1), row.getInt(2)), row.getLong(3));
                },
                (Object) topics);
        return Positions.of(next);
    }
}
