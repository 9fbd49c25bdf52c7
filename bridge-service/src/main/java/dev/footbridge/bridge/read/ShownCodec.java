package dev.footbridge.bridge.read;

import dev.footbridge.bridge.policy.Wording;
import dev.footbridge.bridge.read.Standing.TaskMatter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Stored JSON as the outside sees it (CONTRACT §3): names joined, texts in words, overdue judged now. */
public final class ShownCodec {
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{32}");
    private static final Set<String> SETTLED = Set.of("done", "waived", "withdrawn");

    private final Vocabulary vocabulary;

    public ShownCodec(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    public static boolean isSettled(String status) {
        return SETTLED.contains(status);
    }

    public ObjectNode person(ObjectNode stored, Names names) {
        var shown = stored.deepCopy();
        for (var employment : shown.withArray("employments")) {
            var manager = employment.path("manager");
            ((ObjectNode) employment)
                    .set("manager", manager.isString() ? named(names.ofWorker(manager.asString())) : null);
        }
        shown.putArray("allowedActions");
        return shown;
    }

    /** A stored task, as far as it matters what may be said about it. */
    public static TaskDecision.Stand stand(JsonNode task) {
        return new TaskDecision.Stand(
                task.path("status").asString(),
                !task.path("evidence").isEmpty(),
                new TaskMatter(
                        task.path("owner").asString(), task.path("action").isString()));
    }

    /** @param standing towards its person, of whoever is shown it */
    public ObjectNode checklist(ObjectNode stored, Names names, Standing standing, Instant now) {
        var shown = stored.deepCopy();
        var version = stored.path("policyVersion").asInt();
        shown.set("name", words(version, stored.path("name")));
        shown.set("person", person(stored, names.ofPerson(stored.path("person").asString())));
        var allowed = new TreeSet<String>();
        var settled = 0;
        var overdue = 0;
        var lines = new ArrayList<Blockers.Line>();
        for (var task : shown.withArray("tasks")) {
            var line = line(task, now);
            ((ObjectNode) task).set("name", words(version, task.path("name")));
            ((ObjectNode) task).put("overdue", line.overdue());
            ((ObjectNode) task).put("settledBy", settledBy(task));
            settled += isSettled(line.status()) ? 1 : 0;
            overdue += line.overdue() ? 1 : 0;
            lines.add(line);
            allowed(task, standing).forEach(allowed::add);
        }
        shown.putObject("progress")
                .put("settled", settled)
                .put("of", shown.withArray("tasks").size());
        shown.put("overdue", overdue);
        var blockers = shown.putArray("blockers");
        Blockers.of(lines).forEach(blockers::add);
        var actions = shown.putArray("allowedActions");
        allowed.forEach(actions::add);
        return shown;
    }

    private static Blockers.Line line(JsonNode task, Instant now) {
        return new Blockers.Line(
                task.path("id").asString(),
                task.path("status").asString(),
                task.path("due").isString() ? Instant.parse(task.path("due").asString()) : null,
                isOverdue(task, now),
                task.path("needs").valueStream().map(JsonNode::asString).collect(Collectors.toSet()));
    }

    /** @param standing towards its person, of whoever is shown it */
    public ObjectNode task(ObjectNode stored, Names names, Standing standing, Instant now) {
        var shown = stored.deepCopy();
        var version = stored.path("policyVersion").asInt();
        shown.set("name", words(version, stored.path("name")));
        shown.set("checklistName", words(version, stored.path("checklistName")));
        shown.set("person", person(stored, names.ofPerson(stored.path("person").asString())));
        shown.put("overdue", isOverdue(stored, now));
        shown.put("settledBy", settledBy(stored));
        allowed(shown, standing);
        return shown;
    }

    private static List<String> allowed(JsonNode task, Standing standing) {
        var allowed = TaskDecision.allowed(standing, stand(task));
        var actions = ((ObjectNode) task).putArray("allowedActions");
        allowed.forEach(actions::add);
        return allowed;
    }

    /** An account of ours. Who it was at a desk is a token, which tells nobody anything. */
    static @Nullable String settledBy(JsonNode task) {
        var by = task.path("settledBy").asString(null);
        return by == null || TOKEN.matcher(by).matches() ? null : by;
    }

    private static boolean isOverdue(JsonNode task, Instant now) {
        var due = task.path("due");
        return due.isString()
                && !isSettled(task.path("status").asString())
                && Instant.parse(due.asString()).isBefore(now);
    }

    private static ObjectNode person(ObjectNode stored, @Nullable PersonName name) {
        return named(name == null ? new PersonName(stored.path("person").asString(), null, null) : name);
    }

    static @Nullable ObjectNode named(@Nullable PersonName person) {
        if (person == null) {
            return null;
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", person.id())
                .put("workerNumber", person.workerNumber())
                .put("name", person.name());
    }

    /** What the policy calls a system; what it has no words for goes by its id. */
    ObjectNode system(int version, String system) {
        var key = "system/" + system;
        var words = vocabulary.words(version, new Wording(key, Map.of()));
        return JsonNodeFactory.instance
                .objectNode()
                .put("hr", words.hr().equals(key) ? system : words.hr())
                .put("it", words.it().equals(key) ? system : words.it());
    }

    ObjectNode words(int version, JsonNode wording) {
        var arguments = new HashMap<String, String>();
        wording.path("args")
                .properties()
                .forEach(one -> arguments.put(one.getKey(), one.getValue().asString()));
        var words = vocabulary.words(version, new Wording(wording.path("key").asString(), arguments));
        return JsonNodeFactory.instance.objectNode().put("hr", words.hr()).put("it", words.it());
    }
}
