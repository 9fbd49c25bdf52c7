package dev.footbridge.bridge.announce;

import dev.footbridge.bridge.identity.MatchCodec;
import dev.footbridge.bridge.log.DeadLetterCodec;
import dev.footbridge.bridge.log.Outgoing;
import dev.footbridge.bridge.person.FactCodec;
import dev.footbridge.bridge.person.PersonId;
import dev.footbridge.bridge.timer.AwaitingStores;
import dev.footbridge.bridge.timer.TimerStores;
import dev.footbridge.readmodel.observe.CauseCodec;
import dev.footbridge.readmodel.observe.Trail;
import dev.footbridge.schemas.bridge.Heard;
import dev.footbridge.schemas.bridge.TakenBack;
import dev.footbridge.schemas.decision.SystemHeardFrom;
import dev.footbridge.schemas.topic.Topics;
import dev.footbridge.schemas.wire.Decoded;
import dev.footbridge.schemas.wire.Wire;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Hears what concerns a person, cheaply; planning happens at the next wake-up, however much was heard. */
public final class PlanningProcessor implements Processor<String, byte[], String, Outgoing> {
    private final Wire wire;
    private final Trail trail;
    private final Policies policies;
    private final Pace pace;
    private final Sinks sinks;
    private ProcessorContext<String, Outgoing> context;
    private CircumstancesStores circumstances;
    private News news;
    private Hearing hearing;
    private Inheriting inheriting;
    private AwaitingStores awaiting;
    private WakeUp wakeUp;
    private CaughtUpProducer caughtUp;
    private DecisionsPlannedProducer decisions;
    private @Nullable Cancellable awake;

    /** Names of the nodes that take what comes of it. */
    public record Sinks(
            String people,
            String checklists,
            String reviews,
            String tasks,
            String owners,
            String entries,
            String successors,
            String unreadable) {}

    @SuppressWarnings("NullAway.Init") // the rest comes with init, before any record
    public PlanningProcessor(Wire wire, Trail trail, Policies policies, Pace pace, Sinks sinks) {
        this.wire = wire;
        this.trail = trail;
        this.policies = policies;
        this.pace = pace;
        this.sinks = sinks;
    }

    @Override
    public void init(ProcessorContext<String, Outgoing> context) {
        this.context = context;
        var timer = new TimerStores(context);
        awaiting = new AwaitingStores(context);
        var facts = new FactStores(context, wire);
        var announced = new AnnouncedStores(context);
        circumstances = new CircumstancesStores(context, wire, policies);
        news = new News();
        timer.peopleWithNews().forEach(news::forgotten);
        hearing = new Hearing(facts, timer, news, wire);
        caughtUp = new CaughtUpProducer(context, wire, sinks.tasks());
        decisions = new DecisionsPlannedProducer(
                context,
                wire,
                circumstances,
                Map.of(Topics.CHECKLISTS, sinks.checklists(), Topics.REVIEWS, sinks.reviews()));
        var differences = new DifferenceProducer(context, announced, wire);
        var tasks = new ProvisioningTaskProducer(context, differences, wire, sinks);
        var people = new PeopleStores(facts, announced, timer, awaiting, pace.remembered());
        inheriting = new Inheriting(people, hearing, timer, news, tasks, wire);
        wakeUp = new WakeUp(
                circumstances,
                timer,
                awaiting,
                hearing,
                news,
                people,
                new HandOverProducer(context, people, wire, sinks.successors()),
                new AnnouncementProducer(differences, tasks, sinks),
                pace,
                trail);
        context.schedule(pace.rest(), PunctuationType.WALL_CLOCK_TIME, this::look);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        if (record.key() == null || record.value() == null) {
            refuse(record, "Expected something about a person, but its key or its value is missing");
            return;
        }
        var topic = context.recordMetadata().orElseThrow().topic();
        var decoded = wire.decode(topic, record.value());
        if (decoded instanceof Decoded.Unreadable unreadable) {
            refuse(record, unreadable.reason());
        } else if (topic.equals(Topics.BROADCAST.name())) {
            hearBroadcast(record, decoded);
        } else if (!PersonId.isWritten(record.key())) {
            refuse(record, "Expected the key to be the id of a person, but it is none");
        } else if (decoded instanceof Decoded.Known known && known.value() instanceof Heard heard) {
            var bytes = bytes(heard.getFact());
            hear(record, heard.getEventId(), wire.decode(topic, bytes), bytes);
        } else if (decoded instanceof Decoded.Known known && known.value() instanceof TakenBack takenBack) {
            var copy = takenBack.getFact();
            hearing.takeBack(record.key(), takenBack.getEventId(), copy == null ? null : bytes(copy));
        } else if (decoded instanceof Decoded.Known known
                && inheriting.hear(known.value(), Instant.ofEpochMilli(context.currentSystemTimeMs()))) {
            // which has done what there is to do
        } else {
            hear(record, eventIdOf(record), decoded, record.value());
            tellTheMatch(decoded);
        }
        news.causedBy(
                record.key(), CauseCodec.of(record.headers()), Instant.ofEpochMilli(context.currentSystemTimeMs()));
        if (topic.equals(Topics.DECISIONS.name())) {
            decisions.hear(context.recordMetadata().orElseThrow().offset());
        }
        if (hearing.isBehind(pace.waiting())) {
            wakeUp.at(context.currentSystemTimeMs());
        }
        stayAwakeOrRest();
    }

    private void look(long clock) {
        wakeUp.at(clock);
        if (wakeUp.hasCaughtUp()) {
            caughtUp.tell(clock);
        }
        if (wakeUp.hasPlannedNews()) {
            decisions.tell();
        }
        stayAwakeOrRest();
    }

    /** Every look ends in a transaction, also when it found nothing: so it is frequent only while there is work. */
    private void stayAwakeOrRest() {
        if (wakeUp.isDone() && awake != null) {
            awake.cancel();
            awake = null;
        } else if (!wakeUp.isDone() && awake == null) {
            awake = context.schedule(pace.wake(), PunctuationType.WALL_CLOCK_TIME, this::look);
        }
    }

    private void hear(Record<String, byte[]> record, String eventId, Decoded decoded, byte[] bytes) {
        var fact = FactCodec.factOf(eventId, decoded);
        if (fact == null) {
            refuse(record, "Expected a fact about a person, but it is none or damaged");
        } else {
            hearing.hear(record.key(), fact, bytes);
            caughtUp.hear(fact.told().recorded());
        }
    }

    /** Whose an identifier is, is decided at its home. */
    private void tellTheMatch(Decoded decoded) {
        var match = decoded instanceof Decoded.Known known ? MatchCodec.of(known.value()) : null;
        if (match != null) {
            var bytes = wire.encode(Topics.IDENTIFY.name(), match.record());
            var outgoing = new Outgoing(match.match(), bytes);
            context.forward(new Record<>(match.match(), outgoing, context.currentSystemTimeMs()), sinks.owners());
        }
    }

    private void hearBroadcast(Record<String, byte[]> record, Decoded decoded) {
        if (!(decoded instanceof Decoded.Known known)) {
            circumstances.keep(record.key(), record.value());
        } else if (circumstances.hear(known.value(), record.value())) {
            if (known.value() instanceof SystemHeardFrom system) {
                awaiting.hasSpoken(system.getSystem());
            } else {
                wakeUp.lookAtEverybody();
            }
        }
    }

    private void refuse(Record<String, byte[]> record, String reason) {
        var letter = DeadLetterCodec.of(record, context.recordMetadata(), reason);
        context.forward(letter.withValue(new Outgoing("", record.value())), sinks.unreadable());
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static String eventIdOf(Record<String, byte[]> record) {
        var header = record.headers().lastHeader("ce_id");
        return header == null || header.value() == null
                ? UUID.nameUUIDFromBytes(record.value()).toString()
                : new String(header.value(), StandardCharsets.UTF_8);
    }
}
