package dev.footbridge.bridge.unmatched;

import dev.footbridge.bridge.decision.BodyReader.Body;
import dev.footbridge.bridge.read.Kind;
import dev.footbridge.bridge.read.ListingRepository;
import dev.footbridge.bridge.read.ListingRepository.Found;
import dev.footbridge.bridge.read.Scope;
import dev.footbridge.bridge.read.TimeText;
import dev.footbridge.schemas.decision.MatchedEvent;
import dev.footbridge.schemas.decision.PersonMatched;
import dev.footbridge.schemas.fact.Identifier;
import dev.footbridge.schemas.fact.IdentifierKind;
import dev.footbridge.schemas.fact.Personal;
import dev.footbridge.schemas.fact.RawIdentifier;
import dev.footbridge.schemas.fact.Told;
import dev.footbridge.schemas.token.Tokens;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what somebody says of whose something is, against what waits and whom we know. */
final class MatchReader {
    /** An account is one person's; an address may have been somebody else's before. */
    private static final List<String> BEST_FIRST = List.of("account", "person", "email");

    private final ListingRepository people;
    private final MatchesRepository matches;
    private final CandidatesRepository candidates;
    private final Tokens tokens;

    MatchReader(ListingRepository people, MatchesRepository matches, CandidatesRepository candidates, Tokens tokens) {
        this.people = people;
        this.matches = matches;
        this.candidates = candidates;
        this.tokens = tokens;
    }

    /** Whose an identifier is to be. */
    record Match(
            String person,
            Identifier identifier,
            RawIdentifier written,
            @Nullable Instant from,
            @Nullable Instant until,
            MatchedEvent event) {

        PersonMatched record(Told told, String by, Instant at, @Nullable Personal comment) {
            var personal = comment == null ? Personal.newBuilder() : Personal.newBuilder(comment);
            return PersonMatched.newBuilder()
                    .setTold(told)
                    .setPerson(person)
                    .setIdentifier(identifier)
                    .setFrom(from)
                    .setUntil(until)
                    .setEvent(event)
                    .setBy(by)
                    .setAt(at)
                    .setPersonal(personal.setIdentifiers(List.of(written)).build())
                    .build();
        }

        boolean isForGood() {
            return from == null && until == null;
        }
    }

    /**
     * @param errors what was expected, by field
     * @return null when something is
     */
    @Nullable
    Match read(ObjectNode stored, Body.Said said, Map<String, String> errors) {
        var person = person(said, errors);
        var from = time("from", said, errors);
        var until = time("until", said, errors);
        if (from != null && until != null && !from.isBefore(until)) {
            errors.put("until", "Expected a time after from, but it is not");
        }
        var written = identifier(stored, said, errors);
        return person == null || written == null || !errors.isEmpty()
                ? null
                : new Match(person, token(written), written, from, until, event(stored));
    }

    /** HR says so, and nobody said for which time it shall be another's. */
    boolean isSomebodyElses(Match match) {
        if (match.written().getKind() != IdentifierKind.EMAIL || !match.isForGood()) {
            return false;
        }
        var owners = candidates.ownersOf(match.written().getValue());
        return !owners.isEmpty() && !owners.contains(match.person());
    }

    private @Nullable String person(Body.Said said, Map<String, String> errors) {
        var id = said.text("person");
        var found = id == null ? new Found.Unknown() : people.find(Kind.PEOPLE, id, new Scope.Everybody());
        if (found instanceof Found.Here) {
            return id;
        } else if (found instanceof Found.Renamed renamed) {
            return renamed.id();
        }
        errors.put("person", "Expected the id of a person we know, but there is none of that id");
        return null;
    }

    private @Nullable RawIdentifier identifier(ObjectNode stored, Body.Said said, Map<String, String> errors) {
        var asked = said.text("identifier");
        if (stored.path("type").asString().equals("task-reported")) {
            errors.put(
                    "identifier",
                    "Expected something about a person, but it is a report: it waits until its task is known");
            return null;
        }
        if ("worker-number".equals(asked) || UnmatchedCodec.namesWorkerNumber(stored)) {
            errors.put(
                    "identifier",
                    "Expected an account, an e-mail address or a person id, but it is a worker number: that says by"
                            + " itself whose it is, and a match has no effect on it. It counts as soon as HR tells of the"
                            + " number; if HR knows the person by another one, let HR link the two records");
            return null;
        }
        var waitsUnder = matches.tokensOf(stored.path("id").asString());
        var found = BEST_FIRST.stream()
                .filter(kind -> asked == null || asked.equals(kind))
                .flatMap(kind -> of(stored, kind).stream())
                .filter(raw ->
                        waitsUnder.isEmpty() || waitsUnder.contains(token(raw).getToken()))
                .findFirst();
        if (found.isEmpty()) {
            errors.put(
                    "identifier",
                    asked == null
                            ? "Expected an account, an e-mail address or a person id to match, but it has none: a match"
                                    + " on a worker number has no effect"
                            : "Expected one of the kinds of its identifiers, but it is not");
        }
        return found.orElse(null);
    }

    private static List<RawIdentifier> of(ObjectNode stored, String kind) {
        return stored.path("identifiers")
                .valueStream()
                .filter(identifier -> identifier.path("kind").asString().equals(kind))
                .map(identifier -> new RawIdentifier(
                        IdentifierKind.valueOf(kind.toUpperCase(java.util.Locale.ROOT)),
                        identifier.path("system").asString(""),
                        identifier.path("value").asString("")))
                .toList();
    }

    private Identifier token(RawIdentifier raw) {
        return switch (raw.getKind()) {
            case ACCOUNT -> tokens.account(raw.getNamespace(), raw.getValue());
            case EMAIL -> tokens.email(raw.getValue());
            case PERSON -> tokens.person(raw.getValue());
            default -> throw new IllegalArgumentException("Expected what can be matched, but it is " + raw.getKind());
        };
    }

    private static @Nullable Instant time(String field, Body.Said said, Map<String, String> errors) {
        var text = said.text(field);
        var time = text == null ? Optional.<OffsetDateTime>empty() : TimeText.time(text);
        if (text != null && time.isEmpty()) {
            errors.put(field, "Expected a time (2026-12-01T08:00:00Z), but it is not");
        }
        return time.map(OffsetDateTime::toInstant).orElse(null);
    }

    private static MatchedEvent event(ObjectNode stored) {
        return MatchedEvent.newBuilder()
                .setId(stored.path("id").asString())
                .setType(UnmatchedCodec.type(stored.path("type").asString()))
                .setSource(stored.path("source").asString(""))
                .setSystem(text(stored.path("system")))
                .setEntitlement(text(stored.path("entitlement")))
                .setAt(instant(stored.path("at")))
                .setSince(instant(stored.path("since")))
                .build();
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.asString() : null;
    }

    private static @Nullable Instant instant(JsonNode node) {
        return node.isString() ? Instant.parse(node.asString()) : null;
    }
}
