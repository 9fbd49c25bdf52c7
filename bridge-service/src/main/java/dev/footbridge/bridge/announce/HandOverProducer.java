package dev.footbridge.bridge.announce;

import dev.footbridge.bridge.log.Outgoing;
import dev.footbridge.bridge.person.PersonId;
import dev.footbridge.schemas.bridge.AllHandedOver;
import dev.footbridge.schemas.bridge.DecisionHandedOver;
import dev.footbridge.schemas.bridge.HandedOver;
import dev.footbridge.schemas.topic.Topics;
import dev.footbridge.schemas.wire.Wire;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Hands on what was announced of worker numbers that are another person's by now, with its revision. It is not withdrawn
 * here: that would cancel a ticket which the other person wants.
 */
final class HandOverProducer {
    private final ProcessorContext<String, Outgoing> context;
    private final PeopleStores people;
    private final OriginCodec origins;
    private final Wire wire;
    private final String sink;

    HandOverProducer(ProcessorContext<String, Outgoing> context, PeopleStores people, Wire wire, String sink) {
        this.context = context;
        this.people = people;
        this.origins = new OriginCodec(wire);
        this.wire = wire;
        this.sink = sink;
    }

    /** Before a person is planned: what is others' goes there, and what must not be spoken of is noted. */
    void handOver(Remembered person, Instant now) {
        person.silence(Set.of(), Set.of());
        if (person.succession.isQuiet()) {
            return;
        }
        var homes = origins.homes(person);
        var announced = origins.origins(person, homes);
        handOverAnnounced(person, announced);
        handOverDecisions(person);
        person.succession.due(now).forEach((move, to) -> {
            send(to, new AllHandedOver(to, person.id, move.home(), move.number()));
            people.becomes(person, person.succession.settled(move));
        });
        person.silence(
                keys(homes, home -> person.succession.isOthers(home, now)),
                keys(announced, home -> person.succession.isOthers(home, now)));
    }

    private void handOverAnnounced(Remembered person, Map<String, String> origins) {
        origins.forEach((what, home) -> {
            var to = home.equals(OriginCodec.WHOLE) ? heir(person) : person.succession.successor(home);
            if (to != null && !Kind.namesThePerson(what)) {
                handOver(person, what, home, to);
            }
        });
    }

    private void handOver(Remembered person, String what, String home, String to) {
        var announced = person.announced.get(what);
        send(to, new HandedOver(to, person.id, home, what, announced.revision(), ByteBuffer.wrap(announced.content())));
        people.forget(person, what);
        var matters = origins.matters(announced);
        people.becomes(
                person,
                person.succession.handing(what).withMatters(all -> matters.forEach(matter -> all.put(matter, home))));
    }

    /** Those about what was handed over, and all where nothing of the person stays. */
    private void handOverDecisions(Remembered person) {
        var heir = heir(person);
        for (var decided : people.decisions(person, heir != null)) {
            var matter = OriginCodec.matter(decided.fact());
            var home = matter == null ? null : person.succession.matters().get(matter);
            var to = home == null ? heir : person.succession.successor(home);
            if (to != null) {
                send(
                        to,
                        new DecisionHandedOver(
                                to, person.id, decided.fact().told().eventId(), ByteBuffer.wrap(decided.bytes())));
                people.takeAway(person, decided.fact());
            }
        }
    }

    /** Who goes on with the person as a whole: of whom nothing stays, and whose number went there. */
    private static @Nullable String heir(Remembered person) {
        var gone = person.succession.gone();
        var stays = person.file().employments().stream()
                .anyMatch(employment -> !gone.containsKey(employment.worker().token()));
        if (gone.isEmpty() || stays) {
            return null;
        }
        return gone.entrySet().stream()
                .filter(number ->
                        PersonId.ofWorker(number.getKey()).equals(person.file().id()))
                .findFirst()
                .or(() -> gone.entrySet().stream().findFirst())
                .map(Map.Entry::getValue)
                .orElse(null);
    }

    private static <V> Set<String> keys(Map<String, V> all, Predicate<V> wanted) {
        return all.entrySet().stream()
                .filter(one -> wanted.test(one.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private void send(String to, SpecificRecord record) {
        var bytes = wire.encode(Topics.HEARD.name(), record);
        context.forward(new Record<>(to, new Outgoing(to, bytes), context.currentSystemTimeMs()), sink);
    }
}
