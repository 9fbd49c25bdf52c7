package dev.footbridge.bridge.feed;

import dev.footbridge.bridge.log.Outgoing;
import dev.footbridge.bridge.person.DeterministicId;
import dev.footbridge.bridge.policy.Policy;
import dev.footbridge.schemas.bridge.Basis;
import dev.footbridge.schemas.bridge.FeedEntry;
import dev.footbridge.schemas.topic.Topics;
import dev.footbridge.schemas.wire.Decoded;
import dev.footbridge.schemas.wire.Wire;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Announces what a subject gives the feeds differently from what was announced of it before. */
final class FeedProducer {
    private final ProcessorContext<String, Outgoing> context;
    private final FeedStores stores;
    private final Wire wire;
    private final String sink;
    private final int rules;

    FeedProducer(ProcessorContext<String, Outgoing> context, FeedStores stores, Wire wire, String sink, int rules) {
        this.context = context;
        this.stores = stores;
        this.wire = wire;
        this.sink = sink;
        this.rules = rules;
    }

    void announce(String subject, Policy policy) {
        var facts = stores.facts(subject).stream().map(this::fact).toList();
        var before = stores.announced(subject);
        var basis = basis(facts, policy);
        for (var entry : ServiceEntries.of(facts, policy)) {
            var id = entry.id().toString();
            differ(subject, id, before.remove(id), (revision, on) -> FeedEntryCodec.of(entry, revision, on), basis);
        }
        before.forEach((id, last) -> {
            var entry = FeedEntryCodec.read(wire, last.content());
            differ(subject, id, last, (revision, on) -> FeedEntryCodec.withdrawn(entry, revision, on), basis);
        });
    }

    /** One that was kept here before. */
    ServiceFact fact(byte[] kept) {
        var fact = wire.decode(Topics.TOLD_OF_SERVICES.name(), kept) instanceof Decoded.Known known
                ? ServiceFactCodec.of(known.value())
                : null;
        if (fact == null) {
            throw new IllegalStateException("Expected a fact about a service where one was kept, but there is none");
        }
        return fact;
    }

    private void differ(
            String subject,
            String id,
            FeedStores.@Nullable Last last,
            BiFunction<Long, @Nullable Basis, FeedEntry> entry,
            Basis basis) {
        var content = wire.encode(Topics.PROJECT_FEED.name(), entry.apply(0L, null));
        if (last != null && last.says(content)) {
            return;
        }
        var revision = last == null ? 1 : last.revision() + 1;
        stores.announced(subject, id, new FeedStores.Last(revision, content));
        var bytes = wire.encode(Topics.PROJECT_FEED.name(), entry.apply(revision, basis));
        context.forward(new Record<>(id, new Outgoing(id, bytes), context.currentSystemTimeMs()), sink);
    }

    private Basis basis(Collection<ServiceFact> facts, Policy policy) {
        var ids = facts.stream().map(fact -> fact.told().eventId()).sorted().collect(Collectors.joining("\n"));
        var hash = HexFormat.of().formatHex(DeterministicId.sha256(ids));
        var now = Instant.ofEpochMilli(context.currentSystemTimeMs());
        return new Basis(now, policy.version(), rules, "sha256:" + hash);
    }
}
