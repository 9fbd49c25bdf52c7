package dev.footbridge.bridge.announce;

import dev.footbridge.bridge.person.DeterministicId;
import dev.footbridge.bridge.person.Fact;
import dev.footbridge.schemas.bridge.ChecklistSnapshot;
import dev.footbridge.schemas.bridge.PersonSnapshot;
import dev.footbridge.schemas.bridge.ProvisioningTask;
import dev.footbridge.schemas.bridge.ReviewSnapshot;
import dev.footbridge.schemas.topic.Topics;
import dev.footbridge.schemas.wire.Decoded;
import dev.footbridge.schemas.wire.Wire;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Of which worker number each thing is that was announced for a person. */
final class OriginCodec {
    /** Of the person as a whole. */
    static final String WHOLE = "";

    private final Wire wire;

    OriginCodec(Wire wire) {
        this.wire = wire;
    }

    /**
     * By what was announced.
     *
     * @param homes of employments
     */
    Map<String, String> origins(Remembered person, Map<String, String> homes) {
        var records = new HashMap<String, SpecificRecord>();
        person.announced.forEach((what, announced) -> records.put(what, read(announced)));
        var askedFor = new HashMap<String, String>();
        only(records, ChecklistSnapshot.class).forEach(list -> askedFor.put(list.getId(), list.getEmployment()));
        only(records, ReviewSnapshot.class).forEach(review -> askedFor.put(review.getId(), review.getEmployment()));
        var origins = new HashMap<String, String>();
        records.forEach((what, record) -> {
            var home = homes.get(employment(record, askedFor));
            origins.put(what, home != null ? home : person.succession.homes().getOrDefault(what, WHOLE));
        });
        return origins;
    }

    private static @Nullable String employment(SpecificRecord record, Map<String, String> askedFor) {
        if (record instanceof ChecklistSnapshot list) {
            return list.getEmployment();
        } else if (record instanceof ReviewSnapshot review) {
            return review.getEmployment();
        }
        return record instanceof ProvisioningTask task
                ? askedFor.get(task.getChecklist() == null ? task.getReview() : task.getChecklist())
                : null;
    }

    /** The worker number of each employment there is, or was when the person was announced last. */
    Map<String, String> homes(Remembered person) {
        var homes = new HashMap<String, String>();
        var last = person.announced.get(Kind.PERSON);
        if (last != null && read(last) instanceof PersonSnapshot snapshot) {
            for (var employment : snapshot.getEmployments()) {
                homes.put(employment.getId(), employment.getWorker());
                employment.getFormerIds().forEach(former -> homes.put(former, employment.getWorker()));
            }
        }
        for (var employment : person.file().employments()) {
            Stream.concat(Stream.of(employment.id()), employment.formerIds().stream())
                    .forEach(id -> homes.put(id.toString(), employment.worker().token()));
        }
        return homes;
    }

    /** What of it people decide about, as decisions name it: the tasks of a list, or a review. */
    List<String> matters(Announced announced) {
        var record = read(announced);
        if (record instanceof ChecklistSnapshot list) {
            return Stream.concat(Stream.of(list.getId()), list.getFormerIds().stream())
                    .map(UUID::fromString)
                    .flatMap(id -> list.getTasks().stream()
                            .map(task ->
                                    DeterministicId.ofTask(id, task.getId()).toString()))
                    .toList();
        }
        return record instanceof ReviewSnapshot review
                ? Stream.concat(Stream.of(review.getId()), review.getFormerIds().stream())
                        .toList()
                : List.of();
    }

    /** What a decision is about, by the same name; null: it is none. */
    static @Nullable String matter(Fact fact) {
        if (fact instanceof Fact.TaskDecided task) {
            return task.taskId();
        }
        return fact instanceof Fact.ReviewDecided review ? review.review() : null;
    }

    /** The ids of a provisioning task; null: it is none. */
    @Nullable
    List<String> provisioned(Announced announced) {
        return read(announced) instanceof ProvisioningTask task
                ? Stream.concat(Stream.of(task.getTaskId()), task.getFormerIds().stream())
                        .toList()
                : null;
    }

    private SpecificRecord read(Announced announced) {
        if (wire.decode(Topics.HEARD.name(), announced.content()) instanceof Decoded.Known known) {
            return known.value();
        }
        throw new IllegalStateException("Expected what was announced to be readable, but it is not");
    }

    private static <R> Stream<R> only(Map<String, SpecificRecord> records, Class<R> type) {
        return records.values().stream().filter(type::isInstance).map(type::cast);
    }
}
