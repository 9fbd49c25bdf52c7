package dev.footbridge.bridge.announce;

import dev.footbridge.bridge.announce.Succession.Move;
import dev.footbridge.bridge.person.FactCodec;
import dev.footbridge.bridge.timer.TimerStores;
import dev.footbridge.schemas.bridge.AllHandedOver;
import dev.footbridge.schemas.bridge.DecisionHandedOver;
import dev.footbridge.schemas.bridge.HandedOver;
import dev.footbridge.schemas.bridge.RecordMoved;
import dev.footbridge.schemas.topic.Topics;
import dev.footbridge.schemas.wire.Wire;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;

/** Hears that a worker number came or went, and what was announced of it elsewhere: it is gone on with from there. */
final class Inheriting {
    private final PeopleStores people;
    private final Hearing hearing;
    private final TimerStores timer;
    private final News news;
    private final ProvisioningTaskProducer tasks;
    private final OriginCodec origins;
    private final Wire wire;

    Inheriting(
            PeopleStores people,
            Hearing hearing,
            TimerStores timer,
            News news,
            ProvisioningTaskProducer tasks,
            Wire wire) {
        this.people = people;
        this.hearing = hearing;
        this.timer = timer;
        this.news = news;
        this.tasks = tasks;
        this.origins = new OriginCodec(wire);
        this.wire = wire;
    }

    /** Whether it was of that kind. */
    boolean hear(SpecificRecord record, Instant now) {
        if (record instanceof RecordMoved moved) {
            hear(moved, now);
        } else if (record instanceof HandedOver handedOver) {
            hear(handedOver);
        } else if (record instanceof DecisionHandedOver decided) {
            hear(decided);
        } else if (record instanceof AllHandedOver all) {
            become(all.getPerson(), succession -> succession.received(new Move(all.getHome(), all.getNumber())));
        } else {
            return false;
        }
        return true;
    }

    /** What is of the number is noted while the person still knows: the facts follow it. */
    private void hear(RecordMoved moved, Instant now) {
        var move = new Move(moved.getHome(), moved.getNumber());
        if (moved.getPerson().equals(moved.getTo())) {
            become(moved.getPerson(), succession -> succession.came(move, now));
            return;
        }
        var person = people.take(moved.getPerson());
        var ofIt = origins.origins(person, origins.homes(person));
        ofIt.values().removeIf(home -> !home.equals(move.home()));
        people.keep(person);
        become(person.id, succession -> succession.left(move, moved.getTo(), ofIt));
    }

    /** Whoever reports on a task finds its person by what is told of it last. */
    private void hear(HandedOver handedOver) {
        var said = new Announced(handedOver.getRevision(), bytes(handedOver.getContent()));
        var person = people.take(handedOver.getPerson());
        people.inherit(person, handedOver.getWhat(), said);
        people.keep(person);
        var provisioned = origins.provisioned(said);
        if (provisioned != null) {
            tasks.tellOwner(person.id, provisioned.stream());
        }
        become(
                person.id,
                succession -> succession
                        .received(handedOver.getWhat(), handedOver.getHome())
                        .withMatters(all -> all.keySet().removeAll(origins.matters(said))));
    }

    private void hear(DecisionHandedOver decided) {
        var bytes = bytes(decided.getDecision());
        var fact = FactCodec.factOf(decided.getEventId(), wire.decode(Topics.DECISIONS.name(), bytes));
        if (fact == null) {
            throw new IllegalStateException("Expected a decision that was handed over to be one, but it is none");
        }
        hearing.hear(decided.getPerson(), fact, bytes);
    }

    private void become(String id, UnaryOperator<Succession> change) {
        var person = people.take(id);
        people.becomes(person, change.apply(person.succession));
        people.keep(person);
        if (news.handOver(id)) {
            timer.hasNews(id);
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
