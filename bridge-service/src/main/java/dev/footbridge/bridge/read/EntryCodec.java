package dev.footbridge.bridge.read;

import dev.footbridge.bridge.policy.Wording;
import dev.footbridge.bridge.policy.Words;
import dev.footbridge.schemas.bridge.FeedEntry;
import java.time.Instant;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Feed entries as stored (no name, text by key) and as shown: an item of JSON Feed, with the words of both banks. */
public final class EntryCodec {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String NOBODY_NAMED = "somebody";

    private final Vocabulary vocabulary;

    public EntryCodec(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** @param announced when this was put on the log */
    public static ObjectNode stored(FeedEntry entry, Instant announced) {
        var basis = entry.getBasis();
        var json = JSON.objectNode();
        json.put("id", entry.getId());
        json.put("project", entry.getProject());
        json.put("kind", entry.getKind());
        json.put("at", entry.getAt().toString());
        json.put(
                "recorded",
                entry.getRecorded() == null ? null : entry.getRecorded().toString());
        json.put("announced", announced.toString());
        json.set("wording", SnapshotCodec.wording(entry.getWording()));
        json.put("person", entry.getPerson());
        json.put("event", entry.getEventId());
        json.put("revision", entry.getRevision());
        json.put("policyVersion", basis == null ? 0 : basis.getPolicy());
        json.set("basis", basis == null ? null : SnapshotCodec.basis(basis));
        return json;
    }

    /** @param person null: it is about nobody, or whom it is about is not the reader's to know */
    public ObjectNode shown(ObjectNode stored, @Nullable PersonName person) {
        var words = words(stored, person);
        var shown = JSON.objectNode();
        shown.put("id", stored.path("id").asString());
        shown.put("content_text", words.hr());
        shown.put("date_published", stored.path("at").asString());
        shown.put("date_modified", stored.path("announced").asString());
        shown.putArray("tags").add(stored.path("kind").asString());
        var ours = shown.putObject("_footbridge");
        ours.set("project", stored.path("project"));
        ours.set("kind", stored.path("kind"));
        ours.putObject("words").put("hr", words.hr()).put("it", words.it());
        ours.set("person", ShownCodec.named(person));
        ours.set("recorded", stored.path("recorded"));
        ours.set("event", stored.path("event"));
        ours.set("revision", stored.path("revision"));
        ours.set("basis", stored.path("basis"));
        return shown;
    }

    private Words words(ObjectNode stored, @Nullable PersonName person) {
        var arguments = new HashMap<String, String>();
        stored.path("wording")
                .path("args")
                .properties()
                .forEach(one -> arguments.put(one.getKey(), one.getValue().asString()));
        arguments.put("person", called(person));
        var key = stored.path("wording").path("key").asString();
        var words = vocabulary.words(stored.path("policyVersion").asInt(), new Wording(key, arguments));
        return new Words(sentence(words.hr()), sentence(words.it()));
    }

    private static String called(@Nullable PersonName person) {
        if (person == null) {
            return NOBODY_NAMED;
        }
        var name = person.name() == null ? person.workerNumber() : person.name();
        return name == null ? NOBODY_NAMED : name;
    }

    private static String sentence(String words) {
        return words.startsWith(NOBODY_NAMED) ? "S" + words.substring(1) : words;
    }
}
