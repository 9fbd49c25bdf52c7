package dev.footbridge.bridge.stream;

import dev.footbridge.bridge.read.Audience;
import dev.footbridge.bridge.read.EntryCodec;
import dev.footbridge.bridge.read.Met;
import dev.footbridge.bridge.read.PersonName;
import dev.footbridge.bridge.read.ReviewCodec;
import dev.footbridge.bridge.read.ShownCodec;
import dev.footbridge.bridge.read.SnapshotCodec;
import dev.footbridge.bridge.read.Standing;
import dev.footbridge.bridge.read.StandingCodec;
import dev.footbridge.bridge.read.TaskDecision;
import dev.footbridge.bridge.unmatched.UnmatchedShownRepository;
import dev.footbridge.schemas.bridge.ChecklistSnapshot;
import dev.footbridge.schemas.bridge.FeedEntry;
import dev.footbridge.schemas.bridge.PersonSnapshot;
import dev.footbridge.schemas.bridge.ReviewSnapshot;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Announced records into happenings, in the JSON of the lists. Of one thread. */
final class HappeningCodec {
    private static final int LISTS_REMEMBERED = 10_000;
    private static final int REVIEWS_REMEMBERED = 10_000;
    private static final Standing ONLOOKER = Standing.ofOnlooker();

    private final SnapshotCodec snapshots;
    private final ShownCodec shown;
    private final EntryCodec entries;
    private final ReviewCodec reviews;
    private final Acquaintances people;
    private final Map<String, Remembered> lists = new LinkedHashMap<>(16, 0.75f, true);

    /** Whom a review concerned last: it goes from one reviewer to the next. */
    private final Map<String, Audience> reviewed = new LinkedHashMap<>(16, 0.75f, true);

    /** What a list held last: hashes of its tasks. */
    private record Remembered(String person, Map<String, UUID> tasks) {}

    HappeningCodec(
            SnapshotCodec snapshots, ShownCodec shown, EntryCodec entries, ReviewCodec reviews, Acquaintances people) {
        this.snapshots = snapshots;
        this.shown = shown;
        this.entries = entries;
        this.reviews = reviews;
        this.people = people;
    }

    Happening person(PersonSnapshot person, String place, long offset) {
        var stored = snapshots.person(person);
        var before = people.of(person.getId());
        people.meet(new Met(
                new PersonName(person.getId(), text(stored, "workerNumber"), text(stored, "name")),
                StandingCodec.audience(person),
                StandingCodec.workers(person)));
        return Happening.of(
                "person",
                person.getId(),
                place,
                offset,
                StandingCodec.audience(person),
                before == null ? null : before.audience(),
                Frame.of("person", put(person.getId(), person.getRevision(), shown.person(stored, people))),
                remove(person.getId()));
    }

    Happening personGone(String id, String place, long offset) {
        var known = people.of(id);
        people.forget(id);
        return gone("person", id, place, offset, known == null ? Audience.of(id) : known.audience());
    }

    List<Happening> checklist(ChecklistSnapshot checklist, String place, long offset, Instant now) {
        var audience = audience(checklist.getPerson());
        var happenings = new ArrayList<Happening>();
        happenings.add(Happening.of(
                "checklist",
                checklist.getId(),
                place,
                offset,
                audience,
                null,
                frame(checklist, now),
                remove(checklist.getId())));
        var before = remembered(checklist.getId());
        Map<String, UUID> after = new LinkedHashMap<>();
        for (var task : checklist.getTasks()) {
            var id = checklist.getId() + "/" + task.getId();
            var stored = snapshots.taskOf(checklist, task);
            var hash = hash(stored);
            after.put(id, hash);
            if (!hash.equals(before.get(id))) {
                var json = put(id, checklist.getRevision(), shown.task(stored, people, ONLOOKER, now));
                var frame = Frame.ofTask(json, ShownCodec.stand(stored));
                happenings.add(Happening.of("task", id, place, offset, audience, null, frame, remove(id)));
            }
        }
        before.keySet().stream()
                .filter(id -> !after.containsKey(id))
                .forEach(id -> happenings.add(gone("task", id, place, offset, audience)));
        remember(checklist.getId(), new Remembered(checklist.getPerson(), after));
        return happenings;
    }

    private Frame frame(ChecklistSnapshot checklist, Instant now) {
        var stored = snapshots.checklist(checklist);
        var json = put(checklist.getId(), checklist.getRevision(), shown.checklist(stored, people, ONLOOKER, now));
        var tasks = new ArrayList<TaskDecision.Stand>();
        stored.path("tasks").forEach(task -> tasks.add(ShownCodec.stand(task)));
        return Frame.ofChecklist(json, tasks);
    }

    List<Happening> checklistGone(String id, String place, long offset) {
        var known = lists.remove(id);
        var whom = known == null ? Audience.of("") : audience(known.person());
        var happenings = new ArrayList<Happening>();
        happenings.add(gone("checklist", id, place, offset, whom));
        if (known != null) {
            known.tasks().keySet().forEach(task -> happenings.add(gone("task", task, place, offset, whom)));
        }
        return happenings;
    }

    Happening review(ReviewSnapshot review, String place, long offset, Instant now) {
        var id = review.getId();
        var audience = audience(review.getPerson()).reviewedBy(ReviewCodec.reviewers(review));
        var stored = ReviewCodec.stored(review);
        var json = put(id, review.getRevision(), reviews.shown(stored, people, ONLOOKER, now));
        var frame = Frame.ofReview(json, ReviewCodec.stands(stored));
        var before = reviewed.put(id, audience);
        while (reviewed.size() > REVIEWS_REMEMBERED) {
            reviewed.remove(reviewed.keySet().iterator().next());
        }
        return Happening.of("review", id, place, offset, audience, before, frame, remove(id));
    }

    Happening reviewGone(String id, String place, long offset) {
        var known = reviewed.remove(id);
        return gone("review", id, place, offset, known == null ? Audience.of("") : known);
    }

    Happening entry(FeedEntry entry, Instant announced, String place, long offset) {
        var id = entry.getId();
        var about = entry.getPerson();
        var audience = (about == null ? Audience.of("") : audience(about)).inProject(entry.getProject());
        if (entry.getWithdrawn()) {
            return gone("feed", id, place, offset, audience).andForOthers(remove(id));
        }
        var stored = EntryCodec.stored(entry, announced);
        var named = entries.shown(stored, about == null ? null : people.ofPerson(about));
        var frame = Frame.of("feed", put(id, entry.getRevision(), named));
        return Happening.of("feed", id, place, offset, audience, null, frame, remove(id))
                .andForOthers(put(id, entry.getRevision(), entries.shown(stored, null)));
    }

    /** @param shown as the lists show it, to somebody who may do nothing */
    static Happening unmatched(ObjectNode shown, String place, long offset) {
        var id = shown.path("id").asString();
        var frame = Frame.ofUnmatched(put(id, 1, shown), UnmatchedShownRepository.waiting(shown));
        return Happening.of("unmatched", id, place, offset, Audience.of(""), null, frame, remove(id));
    }

    static Happening unmatchedGone(String id, String place, long offset) {
        return gone("unmatched", id, place, offset, Audience.of(""));
    }

    /** The event of something that did not just happen, but is so. */
    static byte[] standing(String kind, String id, ObjectNode shown) {
        return Frame.bytes(kind, put(id, shown.path("revision").asLong(), shown));
    }

    static byte[] standing(ObjectNode entry) {
        var revision = entry.path("_footbridge").path("revision").asLong();
        return Frame.bytes("feed", put(entry.path("id").asString(), revision, entry));
    }

    private Audience audience(String person) {
        var known = people.of(person);
        return known == null ? Audience.of(person) : known.audience();
    }

    private static Happening gone(String kind, String id, String place, long offset, Audience audience) {
        return Happening.of(kind, id, place, offset, audience, null, Frame.of(kind, remove(id)), remove(id));
    }

    private Map<String, UUID> remembered(String checklist) {
        var known = lists.get(checklist);
        return known == null ? Map.of() : known.tasks();
    }

    private void remember(String checklist, Remembered after) {
        lists.put(checklist, after);
        while (lists.size() > LISTS_REMEMBERED) {
            lists.remove(lists.keySet().iterator().next());
        }
    }

    /** Of all but the list's revision, which rises though the task stays as it is. */
    private static UUID hash(ObjectNode stored) {
        var same = stored.deepCopy().without("revision").toString();
        return UUID.nameUUIDFromBytes(same.getBytes(StandardCharsets.UTF_8));
    }

    private static String put(String id, long revision, ObjectNode snapshot) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("op", "put").put("id", id).put("revision", revision).set("snapshot", snapshot);
        return json.toString();
    }

    private static String remove(String id) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("op", "remove")
                .put("id", id)
                .toString();
    }

    private static @Nullable String text(ObjectNode json, String name) {
        return json.path(name).isString() ? json.path(name).asString() : null;
    }
}
