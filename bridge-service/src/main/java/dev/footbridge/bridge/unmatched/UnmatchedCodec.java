package dev.footbridge.bridge.unmatched;

import dev.footbridge.bridge.policy.Words;
import dev.footbridge.bridge.read.Met;
import dev.footbridge.bridge.read.PersonName;
import dev.footbridge.schemas.bridge.PersonSnapshot;
import dev.footbridge.schemas.bridge.UnmatchedEvent;
import dev.footbridge.schemas.decision.PersonMatched;
import dev.footbridge.schemas.fact.IdentifierKind;
import dev.footbridge.schemas.fact.Personal;
import dev.footbridge.schemas.fact.RawIdentifier;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What waits, as JSON to be stored and to be shown. */
public final class UnmatchedCodec {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    UnmatchedCodec() {}

    public ObjectNode stored(UnmatchedEvent event) {
        var json = event(
                event.getEventId(),
                "waiting",
                event.getType(),
                event.getSource(),
                event.getSystem(),
                event.getEntitlement(),
                event.getAt(),
                event.getSince());
        identifiers(json, event.getPersonal());
        return json;
    }

    /** A match, with what was looked at where that is known: it is shown when nothing of that waits any more. */
    ObjectNode stored(PersonMatched match) {
        var of = match.getEvent();
        var json = of == null
                ? event("", "matched", "", "", null, null, null, match.getAt())
                : event(
                        of.getId(),
                        "matched",
                        of.getType(),
                        of.getSource(),
                        of.getSystem(),
                        of.getEntitlement(),
                        of.getAt(),
                        of.getSince());
        identifiers(json, match.getPersonal());
        var said = json.putObject("match");
        said.put("id", match.getTold().getEventId());
        said.put("person", match.getPerson());
        said.putObject("identifier")
                .put("kind", word(match.getIdentifier().getKind()))
                .put("system", match.getIdentifier().getNamespace());
        said.put("from", text(match.getFrom()));
        said.put("until", text(match.getUntil()));
        said.put("by", match.getBy());
        said.put("at", match.getAt().toString());
        said.put(
                "comment",
                match.getPersonal() == null ? null : match.getPersonal().getText());
        return json;
    }

    private static ObjectNode event(
            String id,
            String status,
            String type,
            String source,
            @Nullable String system,
            @Nullable String entitlement,
            @Nullable Instant at,
            @Nullable Instant since) {
        return JSON.objectNode()
                .put("id", id)
                .put("status", status)
                .put("type", word(type))
                .put("source", source)
                .put("system", system)
                .put("entitlement", entitlement)
                .put("at", text(at))
                .put("since", text(since));
    }

    private static void identifiers(ObjectNode json, @Nullable Personal personal) {
        var identifiers = json.putArray("identifiers");
        raw(personal)
                .forEach(raw -> identifiers
                        .addObject()
                        .put("kind", word(raw.getKind()))
                        .put("system", raw.getNamespace())
                        .put("value", raw.getValue()));
    }

    static boolean isNamed(ObjectNode stored) {
        return !stored.path("identifiers").isEmpty();
    }

    static boolean namesWorkerNumber(ObjectNode stored) {
        return stored.path("identifiers")
                .valueStream()
                .anyMatch(identifier -> identifier.path("kind").asString().equals("worker-number"));
    }

    /** As it is shown to whoever may match. */
    static ObjectNode shown(
            ObjectNode stored,
            @Nullable ObjectNode match,
            List<Candidate> candidates,
            Map<String, Met> people,
            Map<String, String> statuses) {
        var shown = stored.deepCopy();
        shown.set("match", match == null ? null : match(match, people));
        var all = shown.putArray("candidates");
        candidates.forEach(candidate -> {
            var one = all.addObject();
            one.set("person", named(candidate.person(), people));
            one.put("status", statuses.get(candidate.person()));
            one.put("confidence", candidate.confidence());
            var reasons = one.putArray("reasons");
            candidate
                    .reasons()
                    .forEach(reason -> reasons.addObject()
                            .put("rule", reason.word())
                            .put("weight", reason.weight())
                            .put("hr", reason.hr())
                            .put("it", reason.it()));
        });
        return shown;
    }

    /** What it is about, in the words of the policy: the system, and the right in it. */
    static void name(ObjectNode shown, Function<String, Words> words) {
        var system = shown.path("system").asString(null);
        var right = shown.path("entitlement").asString(null);
        shown.set("systemName", system == null ? null : json(words.apply("system/" + system)));
        shown.set(
                "name",
                system == null || right == null ? null : json(words.apply("entitlement/" + system + "/" + right)));
    }

    private static ObjectNode json(Words words) {
        return JSON.objectNode().put("hr", words.hr()).put("it", words.it());
    }

    private static ObjectNode match(ObjectNode stored, Map<String, Met> people) {
        var match = stored.deepCopy();
        match.set("person", named(stored.path("person").asString(), people));
        return match;
    }

    private static ObjectNode named(String person, Map<String, Met> people) {
        var met = people.get(person);
        var name = met == null ? new PersonName(person, null, null) : met.name();
        return JSON.objectNode()
                .put("id", name.id())
                .put("workerNumber", name.workerNumber())
                .put("name", name.name());
    }

    /** What a stored event is to be found by. */
    static List<Clue> clues(ObjectNode stored) {
        return stored.path("identifiers")
                .valueStream()
                .flatMap(identifier -> clue(identifier).stream())
                .toList();
    }

    private static Optional<Clue> clue(JsonNode identifier) {
        var value = identifier.path("value").asString("");
        return switch (identifier.path("kind").asString("")) {
            case "worker-number" -> Optional.of(new Clue(Clue.Kind.WORKER_NUMBER, value));
            case "email" -> Optional.of(new Clue(Clue.Kind.EMAIL, value));
            case "account" -> Optional.of(new Clue(Clue.Kind.ACCOUNT, value));
            case "person" -> Optional.of(new Clue(Clue.Kind.PERSON, value));
            default -> Optional.empty();
        };
    }

    static Set<Alias> aliases(PersonSnapshot person) {
        var personal = person.getPersonal();
        if (personal == null) {
            return Set.of();
        }
        var numbers = raw(personal)
                .filter(raw -> raw.getKind() == IdentifierKind.WORKER_NUMBER)
                .map(RawIdentifier::getValue)
                .toList();
        var given = Stream.of(personal.getGivenName(), personal.getPreferredName())
                .filter(Objects::nonNull)
                .toList();
        return Alias.of(new Alias.Called(
                numbers, personal.getWorkEmail(), personal.getUsername(), given, personal.getFamilyName()));
    }

    static String searched(@Nullable Personal personal) {
        return raw(personal).map(raw -> raw.getValue().toLowerCase(Locale.ROOT)).collect(Collectors.joining(" "));
    }

    private static Stream<RawIdentifier> raw(@Nullable Personal personal) {
        return personal == null ? Stream.empty() : personal.getIdentifiers().stream();
    }

    /** {@code AccessGranted} is {@code access-granted}. */
    static String word(String type) {
        return type.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** The other way round. */
    static String type(String word) {
        return Stream.of(word.split("-"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                .collect(Collectors.joining());
    }

    static String word(IdentifierKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
