package dev.footbridge.bridge.read;

import dev.footbridge.bridge.person.ReviewDecision;
import dev.footbridge.bridge.policy.Wording;
import dev.footbridge.bridge.review.Recommendation;
import dev.footbridge.schemas.bridge.ReviewItemSnapshot;
import dev.footbridge.schemas.bridge.ReviewSnapshot;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Access reviews as stored (reviewers as announced, texts by key) and as shown (R28). */
public final class ReviewCodec {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String OPEN = "open";
    private static final String WORKER = "worker:";
    private static final String OWNER = "owner:";
    private static final String GROUP = "group:";

    private final Vocabulary vocabulary;

    public ReviewCodec(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    public static ObjectNode stored(ReviewSnapshot review) {
        var json = JSON.objectNode();
        json.put("id", review.getId());
        json.put("person", review.getPerson());
        json.put("revision", review.getRevision());
        json.put("status", review.getStatus());
        json.put("reviewer", review.getReviewer());
        json.put("due", text(review.getDue()));
        SnapshotCodec.texts(json, "formerIds", review.getFormerIds());
        json.set("basis", SnapshotCodec.basis(review.getBasis()));
        var items = json.putArray("items");
        review.getItems().forEach(item -> items.add(stored(item)));
        return json;
    }

    private static ObjectNode stored(ReviewItemSnapshot item) {
        var json = JSON.objectNode();
        json.put("id", item.getId());
        json.put("system", item.getSystem());
        json.put("entitlement", item.getEntitlement());
        SnapshotCodec.texts(json, "reasons", item.getReasons());
        json.put("status", item.getStatus());
        json.put("reviewer", item.getReviewer());
        json.put("decision", item.getDecision());
        json.put("decidedBy", item.getDecidedBy());
        json.put("decidedAt", text(item.getDecidedAt()));
        json.put("locked", item.getLocked());
        json.put("gone", item.getGone());
        json.put("asked", text(item.getAsked()));
        json.put("since", text(item.getSince()));
        json.set("why", item.getWhy() == null ? null : SnapshotCodec.wording(item.getWhy()));
        json.set("evidence", item.getEvidence() == null ? null : SnapshotCodec.evidence(item.getEvidence()));
        json.put("lastUsed", text(item.getLastUsed()));
        json.put("risk", item.getRisk());
        json.put("privileged", item.getPrivileged());
        json.set("remediation", remediation(item));
        return json;
    }

    private static @Nullable ObjectNode remediation(ReviewItemSnapshot item) {
        return item.getRemediation() == null
                ? null
                : JSON.objectNode()
                        .put("provisioningTask", item.getRemediation())
                        .put("status", item.getRemediationStatus())
                        .put("due", text(item.getRemediationDue()))
                        .put("ticket", item.getTicket());
    }

    /** Everybody who decides about some of it, as it is announced. */
    public static Set<String> reviewers(ReviewSnapshot review) {
        return Stream.concat(
                        Stream.of(review.getReviewer()),
                        review.getItems().stream()
                                .map(ReviewItemSnapshot::getReviewer)
                                .filter(reviewer -> reviewer != null))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Tokens of the worker numbers among reviewers. */
    public static Set<String> workers(Stream<String> reviewers) {
        return reviewers
                .filter(reviewer -> reviewer.startsWith(WORKER))
                .map(reviewer -> reviewer.substring(WORKER.length()))
                .collect(Collectors.toSet());
    }

    /** The same of a stored review. */
    public static Set<String> reviewers(JsonNode stored) {
        var reviewers = new TreeSet<String>();
        reviewers.add(stored.path("reviewer").asString());
        stored.path("items").forEach(item -> reviewers.add(item.path("reviewer").asString("")));
        return reviewers;
    }

    /** A stored item, as far as it matters what may be said about it. */
    public static ReviewStand stand(JsonNode item) {
        return new ReviewStand(
                item.path("status").asString(),
                item.path("locked").asBoolean(),
                item.path("privileged").asBoolean(),
                item.path("reviewer").asString(""));
    }

    public static List<ReviewStand> stands(JsonNode stored) {
        return stored.path("items").valueStream().map(ReviewCodec::stand).toList();
    }

    /** What may be said about any of its items. */
    public static Set<String> allowed(List<ReviewStand> items, Standing standing) {
        return items.stream()
                .flatMap(item -> item.allowed(standing).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @param standing towards its person, of whoever is shown it */
    public ObjectNode shown(ObjectNode stored, Names names, Standing standing, Instant now) {
        var shown = stored.deepCopy();
        int version = stored.path("basis").path("policy").asInt();
        var person = names.ofPerson(stored.path("person").asString());
        var settled = 0;
        shown.set(
                "person",
                ShownCodec.named(
                        person == null ? new PersonName(stored.path("person").asString(), null, null) : person));
        shown.set("reviewer", reviewer(version, stored.path("reviewer").asString(), names));
        for (var item : shown.withArray("items")) {
            settled += item.path("status").asString().equals(OPEN) ? 0 : 1;
            show((ObjectNode) item, version, names, standing);
        }
        shown.put("overdue", isOverdue(stored, now));
        shown.putObject("progress")
                .put("settled", settled)
                .put("of", shown.withArray("items").size());
        var actions = shown.putArray("allowedActions");
        allowed(stands(stored), standing).forEach(actions::add);
        return shown;
    }

    private void show(ObjectNode item, int version, Names names, Standing standing) {
        var stand = stand(item);
        var entitlement =
                item.path("system").asString() + "/" + item.path("entitlement").asString();
        item.set("systemName", words(version, "system/" + item.path("system").asString(), Map.of()));
        item.set("name", words(version, "entitlement/" + entitlement, Map.of()));
        item.set("reviewer", reviewer(version, stand.reviewer(), names));
        if (item.path("why").isObject()) {
            item.set("why", words(version, item.path("why").path("key").asString(), arguments(item.path("why"))));
        }
        item.set("recommendation", stand.status().equals(OPEN) ? recommendation(item, version) : null);
        var actions = item.putArray("allowedActions");
        stand.allowed(standing).forEach(actions::add);
        var needed = item.putArray("commentNeeded");
        Arrays.stream(ReviewDecision.values())
                .filter(stand::needsComment)
                .forEach(decision -> needed.add(decision.word()));
    }

    private @Nullable ObjectNode recommendation(ObjectNode item, int version) {
        if (!item.path("asked").isString()) {
            return null;
        }
        var lastUsed = item.path("lastUsed");
        var recommended = Recommendation.of(
                Instant.parse(item.path("asked").asString()),
                lastUsed.isString() ? Instant.parse(lastUsed.asString()) : null,
                item.path("privileged").asBoolean());
        var json = JSON.objectNode().put("decision", recommended.decision().word());
        json.set("reason", words(version, recommended.reason().key(), Map.of()));
        return json;
    }

    /** Who decides, in words; a worker also by name. */
    private ObjectNode reviewer(int version, String announced, Names names) {
        if (announced.startsWith(WORKER)) {
            var json = JSON.objectNode().put("kind", "manager");
            json.set("person", ShownCodec.named(names.ofWorker(announced.substring(WORKER.length()))));
            return json;
        }
        if (announced.startsWith(OWNER)) {
            var system = announced.substring(OWNER.length());
            var json = JSON.objectNode().put("kind", "owner").put("system", system);
            json.set("name", words(version, "system/" + system, Map.of()));
            return json;
        }
        if (announced.startsWith(GROUP)) {
            var group = announced.substring(GROUP.length());
            var json = JSON.objectNode().put("kind", "group").put("group", group);
            json.set("name", words(version, "group/" + group, Map.of()));
            return json;
        }
        return JSON.objectNode().put("kind", "admin");
    }

    private static boolean isOverdue(JsonNode review, Instant now) {
        var due = review.path("due");
        return due.isString()
                && review.path("status").asString().equals(OPEN)
                && Instant.parse(due.asString()).isBefore(now);
    }

    /** What no policy has words for goes by its id. */
    private ObjectNode words(int version, String key, Map<String, String> arguments) {
        var words = vocabulary.words(version, new Wording(key, arguments));
        var id = key.substring(key.indexOf('/') + 1);
        return JSON.objectNode()
                .put("hr", words.hr().equals(key) ? id : words.hr())
                .put("it", words.it().equals(key) ? id : words.it());
    }

    private static Map<String, String> arguments(JsonNode wording) {
        var arguments = new HashMap<String, String>();
        wording.path("args")
                .properties()
                .forEach(one -> arguments.put(one.getKey(), one.getValue().asString()));
        return arguments;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
