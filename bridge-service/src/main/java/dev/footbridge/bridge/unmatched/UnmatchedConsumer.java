package dev.footbridge.bridge.unmatched;

import dev.footbridge.readmodel.projection.Changes;
import dev.footbridge.readmodel.projection.LogRecord;
import dev.footbridge.readmodel.projection.Projection;
import dev.footbridge.readmodel.projection.Table;
import dev.footbridge.schemas.bridge.PersonSnapshot;
import dev.footbridge.schemas.bridge.UnmatchedEvent;
import dev.footbridge.schemas.decision.MatchWithdrawn;
import dev.footbridge.schemas.decision.PersonMatched;
import dev.footbridge.schemas.fact.Identifier;
import dev.footbridge.schemas.topic.Topics;
import java.util.List;

/** What waits for a match, what was matched, and how people may be called, into the tables of schema {@code bridge}. */
public final class UnmatchedConsumer implements Projection {
    /** Its positions are kept under this name. */
    public static final String NAME = "unmatched";

    private static final Table UNMATCHED = Table.named("bridge.unmatched")
            .key("id", "text")
            .column("type", "text")
            .column("system", "text")
            .column("since", "timestamptz")
            .column("identifiers", "text[]")
            .column("search", "text")
            .column("changed", "timestamptz")
            .column("snapshot", "json");
    private static final Table MATCH = Table.named("bridge.match")
            .key("id", "text")
            .column("event", "text")
            .column("identifier", "text")
            .column("person", "text")
            .column("at", "timestamptz")
            .column("type", "text")
            .column("system", "text")
            .column("since", "timestamptz")
            .column("search", "text")
            .column("changed", "timestamptz")
            .column("snapshot", "json");
    private static final Table WITHDRAWN =
            Table.named("bridge.match_withdrawn").key("id", "text").column("at", "timestamptz");
    private static final Table ALIAS = Table.named("bridge.alias")
            .key("person", "text")
            .key("rule", "text")
            .key("value", "text");

    private final UnmatchedCodec codec;

    UnmatchedConsumer(UnmatchedCodec codec) {
        this.codec = codec;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> topics() {
        return List.of(Topics.PEOPLE.name(), Topics.UNMATCHED.name(), Topics.DECISIONS.name());
    }

    @Override
    public void project(LogRecord record, Changes changes) {
        if (record.value() instanceof PersonSnapshot person) {
            changes.clear(ALIAS, person.getId());
            UnmatchedCodec.aliases(person)
                    .forEach(alias ->
                            changes.put(ALIAS, person.getId(), alias.likeness().name(), alias.value()));
        } else if (record.value() instanceof UnmatchedEvent event && event.getWaiting()) {
            put(event, record, changes);
        } else if (record.value() instanceof PersonMatched match) {
            put(match, record, changes);
        } else if (record.value() instanceof MatchWithdrawn withdrawn) {
            changes.put(WITHDRAWN, withdrawn.getMatch(), withdrawn.getAt());
        } else if (record.topic().equals(Topics.UNMATCHED.name())) {
            changes.remove(UNMATCHED, record.key());
        } else if (record.topic().equals(Topics.PEOPLE.name())) {
            changes.clear(ALIAS, record.key());
        }
    }

    private void put(UnmatchedEvent event, LogRecord record, Changes changes) {
        changes.put(
                UNMATCHED,
                event.getEventId(),
                UnmatchedCodec.word(event.getType()),
                event.getSystem() == null ? "" : event.getSystem(),
                event.getSince(),
                event.getIdentifiers().stream().map(Identifier::getToken).toList(),
                UnmatchedCodec.searched(event.getPersonal()),
                record.at(),
                codec.stored(event).toString());
    }

    private void put(PersonMatched match, LogRecord record, Changes changes) {
        var event = match.getEvent();
        changes.put(
                MATCH,
                match.getTold().getEventId(),
                event == null ? null : event.getId(),
                match.getIdentifier().getToken(),
                match.getPerson(),
                match.getAt(),
                event == null ? "" : UnmatchedCodec.word(event.getType()),
                event == null || event.getSystem() == null ? "" : event.getSystem(),
                event == null || event.getSince() == null ? match.getAt() : event.getSince(),
                UnmatchedCodec.searched(match.getPersonal()),
                record.at(),
                codec.stored(match).toString());
    }
}
