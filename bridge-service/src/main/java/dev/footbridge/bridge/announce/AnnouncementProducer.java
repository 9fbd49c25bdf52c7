package dev.footbridge.bridge.announce;

import dev.footbridge.bridge.checklist.Checklist;
import dev.footbridge.bridge.log.Outgoing;
import dev.footbridge.bridge.plan.Plan;
import dev.footbridge.schemas.bridge.Basis;
import dev.footbridge.schemas.bridge.ChecklistSnapshot;
import dev.footbridge.schemas.topic.Topic;
import dev.footbridge.schemas.topic.Topics;
import dev.footbridge.schemas.wire.Decoded;
import dev.footbridge.schemas.wire.Wire;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.function.BiFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Announces what a plan says differently from what was announced before. Revision and basis are no difference. */
final class AnnouncementProducer {
    private static final String PERSON = "person";
    private static final String CHECKLIST = "checklist/";

    private final ProcessorContext<String, Outgoing> context;
    private final AnnouncedStores announced;
    private final Wire wire;
    private final PlanningProcessor.Sinks sinks;

    AnnouncementProducer(
            ProcessorContext<String, Outgoing> context,
            AnnouncedStores announced,
            Wire wire,
            PlanningProcessor.Sinks sinks) {
        this.context = context;
        this.announced = announced;
        this.wire = wire;
        this.sinks = sinks;
    }

    void announce(Remembered person, Plan plan) {
        var basis = SnapshotCodec.basis(plan.basis());
        if (!plan.person().employments().isEmpty() || person.announced.containsKey(PERSON)) {
            differ(person, PERSON, Topics.PEOPLE, (revision, on) -> SnapshotCodec.person(plan, revision, on), basis);
        }
        var planned = new HashSet<String>();
        var renamed = new HashSet<String>();
        for (var checklist : plan.checklists()) {
            planned.add(CHECKLIST + checklist.id());
            checklist.formerIds().forEach(former -> renamed.add(CHECKLIST + former));
            announce(person, checklist, basis);
        }
        for (var what : new ArrayList<>(person.announced.keySet())) {
            if (what.startsWith(CHECKLIST) && !planned.contains(what)) {
                if (renamed.contains(what)) {
                    remove(person, what);
                } else {
                    withdraw(person, what, basis);
                }
            }
        }
    }

    private void announce(Remembered person, Checklist checklist, Basis basis) {
        differ(
                person,
                CHECKLIST + checklist.id(),
                Topics.CHECKLISTS,
                (revision, on) -> ChecklistCodec.of(checklist, revision, on),
                basis);
    }

    private void withdraw(Remembered person, String what, Basis basis) {
        var last = person.announced.get(what);
        if (last == null
                || !(wire.decode(Topics.CHECKLISTS.name(), last.content()) instanceof Decoded.Known known)
                || !(known.value() instanceof ChecklistSnapshot checklist)) {
            throw new IllegalStateException("Expected a checklist where one was announced, but there is none");
        }
        differ(
                person,
                what,
                Topics.CHECKLISTS,
                (revision, on) -> ChecklistCodec.withdrawn(checklist, revision, on),
                basis);
    }

    /** It goes on under another id, which says so. */
    private void remove(Remembered person, String what) {
        person.announced.remove(what);
        announced.remove(person.id, what);
        send(person.id, what, null);
    }

    private void differ(
            Remembered person,
            String what,
            Topic topic,
            BiFunction<Long, Basis, SpecificRecord> snapshot,
            Basis basis) {
        var content = wire.encode(topic.name(), snapshot.apply(0L, SnapshotCodec.NO_BASIS));
        var last = person.announced.get(what);
        if (last != null && last.says(content)) {
            return;
        }
        long revision = last == null ? 1 : last.revision() + 1;
        var now = new Announced(revision, content);
        person.announced.put(what, now);
        announced.put(person.id, what, now);
        send(person.id, what, wire.encode(topic.name(), snapshot.apply(revision, basis)));
    }

    private void send(String person, String what, byte @Nullable [] bytes) {
        var isPerson = what.equals(PERSON);
        var key = isPerson ? person : what.substring(CHECKLIST.length());
        context.forward(
                new Record<>(key, new Outgoing(person, bytes), context.currentSystemTimeMs()),
                isPerson ? sinks.people() : sinks.checklists());
    }
}
