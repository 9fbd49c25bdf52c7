package dev.footbridge.bridge.feed;

import dev.footbridge.bridge.log.DeadLetterCodec;
import dev.footbridge.bridge.log.Outgoing;
import dev.footbridge.bridge.policy.Policy;
import dev.footbridge.schemas.decision.PolicyPublished;
import dev.footbridge.schemas.topic.Topics;
import dev.footbridge.schemas.wire.Decoded;
import dev.footbridge.schemas.wire.Wire;
import java.time.Duration;
import java.util.function.Function;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Hears what was told of services and announces what it gives the feeds; a new policy looks at all of it again. */
public final class FeedProcessor implements Processor<String, byte[], String, Outgoing> {
    private static final Duration WAKE = Duration.ofMillis(5);
    private static final Duration SLICE = Duration.ofMillis(10);
    private static final int SUBJECTS = 100;

    private final Wire wire;
    private final Function<PolicyPublished, Policy> policies;
    private final Sinks sinks;
    private final int rules;
    private ProcessorContext<String, Outgoing> context;
    private FeedStores stores;
    private FeedProducer entries;
    private @Nullable Policy policy;
    private @Nullable Cancellable sweeping;

    /** Names of the nodes that take what comes of it. */
    public record Sinks(String entries, String unreadable) {}

    /** @param rules their version: others look at everything again */
    @SuppressWarnings("NullAway.Init") // the rest comes with init, before any record
    public FeedProcessor(Wire wire, Function<PolicyPublished, Policy> policies, Sinks sinks, int rules) {
        this.wire = wire;
        this.policies = policies;
        this.sinks = sinks;
        this.rules = rules;
    }

    @Override
    public void init(ProcessorContext<String, Outgoing> context) {
        this.context = context;
        stores = new FeedStores(context);
        entries = new FeedProducer(context, stores, wire, sinks.entries(), rules);
        var published = stores.policy();
        if (published != null && wire.decode(Topics.BROADCAST.name(), published) instanceof Decoded.Known known) {
            policy = policies.apply((PolicyPublished) known.value());
        }
        if (stores.rulesAreNew(rules)) {
            stores.sweepHasComeTo("");
        }
        sweepIfNeeded();
    }

    @Override
    public void process(Record<String, byte[]> record) {
        var topic = context.recordMetadata().orElseThrow().topic();
        if (topic.equals(Topics.BROADCAST.name())) {
            hearBroadcast(record);
        } else if (record.key() == null || record.value() == null) {
            refuse(record, "Expected a fact under what it is about, but its key or its value is missing");
        } else {
            hearFact(record, wire.decode(topic, record.value()));
        }
    }

    private void hearFact(Record<String, byte[]> record, Decoded decoded) {
        var fact = decoded instanceof Decoded.Known known ? ServiceFactCodec.of(known.value()) : null;
        if (fact == null) {
            refuse(record, "Expected a fact about a service, but it is none or damaged");
        } else {
            hear(record.key(), fact, record.value());
        }
    }

    private void hear(String subject, ServiceFact fact, byte[] bytes) {
        var eventId = fact.told().eventId();
        var filed = stores.fact(subject, eventId);
        if (filed != null && !fact.replaces(entries.fact(filed))) {
            return;
        }
        stores.put(subject, eventId, bytes);
        if (policy != null) {
            entries.announce(subject, policy);
        }
    }

    /** What cannot be read here is planning's to report, which hears the same. */
    private void hearBroadcast(Record<String, byte[]> record) {
        if (record.value() != null
                && wire.decode(Topics.BROADCAST.name(), record.value()) instanceof Decoded.Known known
                && known.value() instanceof PolicyPublished published
                && (policy == null || published.getVersion() > policy.version())) {
            policy = policies.apply(published);
            stores.policy(record.value());
            stores.sweepHasComeTo("");
            sweepIfNeeded();
        }
    }

    private void sweepIfNeeded() {
        if (stores.sweep() != null && policy != null && sweeping == null) {
            sweeping = context.schedule(WAKE, PunctuationType.WALL_CLOCK_TIME, now -> sweep());
        }
    }

    private void sweep() {
        var until = System.nanoTime() + SLICE.toNanos();
        var from = stores.sweep();
        if (from == null || policy == null) {
            rest();
            return;
        }
        var subjects = stores.subjectsAfter(from, SUBJECTS);
        for (var subject : subjects) {
            entries.announce(subject, policy);
            stores.sweepHasComeTo(subject);
            if (System.nanoTime() > until) {
                return;
            }
        }
        if (subjects.isEmpty()) {
            stores.sweepIsDone();
            rest();
        }
    }

    private void rest() {
        if (sweeping != null) {
            sweeping.cancel();
            sweeping = null;
        }
    }

    private void refuse(Record<String, byte[]> record, String reason) {
        var letter = DeadLetterCodec.of(record, context.recordMetadata(), reason);
        context.forward(letter.withValue(new Outgoing("", record.value())), sinks.unreadable());
    }
}
