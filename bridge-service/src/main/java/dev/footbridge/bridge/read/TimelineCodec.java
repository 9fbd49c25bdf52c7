package dev.footbridge.bridge.read;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What happened to one person, newest first, each in its lane: days of employment, tasks settled or seen to be done, entries
 * of project feeds. A day has a {@code day} and no time: it is a day where they work.
 */
public final class TimelineCodec {
    private static final String EMPLOYMENT = "employment";
    private static final String TASKS = "tasks";

    private final ShownCodec shown;

    public TimelineCodec(ShownCodec shown) {
        this.shown = shown;
    }

    /** @param feed entries as shown to whoever asks */
    public List<ObjectNode> entries(ObjectNode person, List<ObjectNode> checklists, List<ObjectNode> feed) {
        var entries = new ArrayList<ObjectNode>();
        person.path("employments").forEach(employment -> entries.addAll(employment(employment)));
        checklists.forEach(list -> list.path("tasks").forEach(task -> entries.addAll(task(list, task))));
        feed.forEach(entry -> entries.add(entry(entry)));
        entries.sort(Comparator.comparing(TimelineCodec::order)
                .thenComparing(entry -> entry.path("id").asString())
                .reversed());
        return entries;
    }

    private static Instant order(ObjectNode entry) {
        return entry.path("day").isString()
                ? LocalDate.parse(entry.path("day").asString()).atStartOfDay().toInstant(ZoneOffset.UTC)
                : Instant.parse(entry.path("at").asString());
    }

    private static List<ObjectNode> employment(JsonNode employment) {
        var id = employment.path("id").asString();
        if (employment.path("rescinded").asBoolean()) {
            return List.of(); // it did not begin, and will not
        }
        var as = Stream.of("title", "department", "location")
                .map(field -> employment.path(field).asString(null))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
        var number = employment.path("workerNumber").asString("");
        var source = employment.path("source").asString();
        var begins = day(id + "/start", employment.path("startDate").asString(), "employment-begins", source);
        begins.set("words", words("First day" + (as.isEmpty() ? "" : ": " + as), "Employment " + number + " begins"));
        var last = employment.path("lastWorkingDay").asString(null);
        if (last == null) {
            return List.of(begins);
        }
        var ends = day(id + "/end", last, "employment-ends", source);
        ends.set("words", words("Last working day", "Employment " + number + " ends"));
        return List.of(begins, ends);
    }

    private List<ObjectNode> task(JsonNode list, JsonNode task) {
        var id = list.path("id").asString() + "/" + task.path("id").asString();
        var lane = task.path("system").isString()
                ? task.path("system").asString()
                : task.path("asset").isString() ? "assets" : TASKS;
        var seen = new ArrayList<ObjectNode>();
        for (var evidence : task.path("evidence")) {
            var source = evidence.path("source").asString();
            seen.add(about(
                    list,
                    task,
                    moment(
                            id + "/" + source + "/" + evidence.path("event").asString(),
                            evidence.path("at").asString(),
                            lane,
                            "task-seen",
                            source)));
        }
        var settled = task.path("settledAt").asString(null);
        if (settled != null) {
            var kind = "task-" + task.path("status").asString();
            seen.add(about(
                    list,
                    task,
                    moment(id + "/" + kind, settled, lane, kind, null).put("by", ShownCodec.settledBy(task))));
        }
        return seen;
    }

    private ObjectNode about(JsonNode list, JsonNode task, ObjectNode entry) {
        var version = list.path("policyVersion").asInt();
        entry.set("words", shown.words(version, task.path("name")));
        var system = task.path("system").asString(null);
        entry.set("laneName", system == null ? null : shown.system(version, system));
        return entry.put("checklist", list.path("id").asString())
                .put("task", task.path("id").asString());
    }

    private static ObjectNode entry(ObjectNode item) {
        var ours = item.path("_footbridge");
        var kind = ours.path("kind").asString();
        var project = ours.path("project").asString();
        var entry =
                moment(item.path("id").asString(), item.path("date_published").asString(), "project", kind, null);
        entry.put("project", project);
        entry.set("words", ours.path("words"));
        return entry;
    }

    private static ObjectNode moment(String id, String at, String lane, String kind, @Nullable String source) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("at", at)
                .putNull("day")
                .put("lane", lane)
                .put("kind", kind)
                .put("source", source);
    }

    private static ObjectNode day(String id, String day, String kind, String source) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .putNull("at")
                .put("day", day)
                .put("lane", EMPLOYMENT)
                .put("kind", kind)
                .put("source", source);
    }

    private static ObjectNode words(String hr, String it) {
        return JsonNodeFactory.instance.objectNode().put("hr", hr).put("it", it);
    }
}
