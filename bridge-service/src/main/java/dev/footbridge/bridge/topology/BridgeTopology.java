package dev.footbridge.bridge.topology;

import dev.footbridge.bridge.announce.Pace;
import dev.footbridge.bridge.announce.PlanningProcessor;
import dev.footbridge.bridge.announce.PlanningStores;
import dev.footbridge.bridge.announce.Policies;
import dev.footbridge.bridge.feed.FeedProcessor;
import dev.footbridge.bridge.feed.FeedStores;
import dev.footbridge.bridge.identity.IdentityProcessor;
import dev.footbridge.bridge.identity.IdentityStores;
import dev.footbridge.bridge.log.OutgoingSerde;
import dev.footbridge.bridge.plan.Basis;
import dev.footbridge.bridge.timer.TimerStores;
import dev.footbridge.readmodel.observe.Trail;
import dev.footbridge.schemas.topic.PersonPartition;
import dev.footbridge.schemas.topic.Topic;
import dev.footbridge.schemas.topic.Topics;
import dev.footbridge.schemas.wire.Wire;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** What happens to a fact: told → applied to a person → planned → announced. */
public final class BridgeTopology {
    private static final String IDENTIFY = "identify";
    private static final String PLAN = "plan";
    private static final String FEED = "feed";

    private final Wire wire;
    private final Policies policies;
    private final Pace pace;
    private final Trail trail;

    public BridgeTopology(Wire wire, Policies policies, Pace pace) {
        this(wire, policies, pace, Trail.NONE);
    }

    public BridgeTopology(Wire wire, Policies policies, Pace pace, Trail trail) {
        this.wire = wire;
        this.policies = policies;
        this.pace = pace;
        this.trail = trail;
    }

    public Topology topology() {
        var bridge = new Topology();
        addTo(bridge);
        return bridge;
    }

    public void addTo(Topology bridge) {
        identify(bridge); // told by HR and IT → heard about a person
        plan(bridge); // heard, decided, broadcast → people, checklists, reviews, tasks, feed entries about people
        feed(bridge); // told of services, broadcast → feed entries about services
    }

    private void identify(Topology bridge) {
        hear(bridge, "told-by-hr", Topics.HR_EVENTS);
        hear(bridge, "told-by-it", Topics.IT_EVENTS);
        hear(bridge, "told-by-homes", Topics.IDENTIFY);
        bridge.addProcessor(
                IDENTIFY,
                () -> new IdentityProcessor(
                        wire,
                        trail,
                        new IdentityProcessor.Sinks(
                                "apply",
                                "tell-homes",
                                "announce-unmatched",
                                "tell-of-services",
                                "tell-everybody",
                                "unreadable-told")),
                "told-by-hr",
                "told-by-it",
                "told-by-homes");
        bridge.addStateStore(IdentityStores.claims(), IDENTIFY).addStateStore(IdentityStores.told(), IDENTIFY);
        tell(bridge, "apply", Topics.HEARD, IDENTIFY);
        tell(bridge, "tell-of-services", Topics.TOLD_OF_SERVICES, IDENTIFY);
        tell(bridge, "announce-unmatched", Topics.UNMATCHED, IDENTIFY);
        bridge.addSink(
                "tell-homes",
                Topics.IDENTIFY.name(),
                new StringSerializer(),
                new ByteArraySerializer(),
                toItsHome(),
                IDENTIFY);
        bridge.addSink(
                "tell-everybody",
                Topics.BROADCAST.name(),
                new StringSerializer(),
                new ByteArraySerializer(),
                toEveryPartition(),
                IDENTIFY);
        tell(bridge, "unreadable-told", Topics.BRIDGE_DLT, IDENTIFY);
    }

    private void plan(Topology bridge) {
        hear(bridge, "heard", Topics.HEARD);
        hear(bridge, "decided", Topics.DECISIONS);
        hear(bridge, "broadcast", Topics.BROADCAST);
        bridge.addProcessor(
                PLAN,
                () -> new PlanningProcessor(
                        wire,
                        trail,
                        policies,
                        pace,
                        new PlanningProcessor.Sinks(
                                "announce-people",
                                "announce-checklists",
                                "announce-reviews",
                                "announce-tasks",
                                "tell-owners",
                                "announce-entries",
                                "hand-over",
                                "unreadable-heard")),
                "heard",
                "decided",
                "broadcast");
        PlanningStores.all().forEach(store -> bridge.addStateStore(store, PLAN));
        bridge.addStateStore(TimerStores.timer(), PLAN);
        announce(bridge, "announce-people", Topics.PEOPLE, PLAN);
        announce(bridge, "announce-checklists", Topics.CHECKLISTS, PLAN);
        announce(bridge, "announce-reviews", Topics.REVIEWS, PLAN);
        announce(bridge, "announce-tasks", Topics.PROVISIONING_TASKS, PLAN);
        bridge.addSink( // to the home of a task, where reports about it come in, or of a match
                "tell-owners", Topics.IDENTIFY.name(), new StringSerializer(), OutgoingSerde.serializer(), PLAN);
        announce(bridge, "announce-entries", Topics.PROJECT_FEED, PLAN);
        announce(bridge, "hand-over", Topics.HEARD, PLAN);
        announce(bridge, "unreadable-heard", Topics.BRIDGE_DLT, PLAN);
    }

    private void feed(Topology bridge) {
        hear(bridge, "told-of-services", Topics.TOLD_OF_SERVICES);
        bridge.addProcessor(
                FEED,
                () -> new FeedProcessor(
                        wire,
                        policies::of,
                        new FeedProcessor.Sinks("announce-service-entries", "unreadable-of-services"),
                        Basis.RULES),
                "told-of-services",
                "broadcast");
        bridge.addStateStore(FeedStores.feed(), FEED);
        announce(bridge, "announce-service-entries", Topics.PROJECT_FEED, FEED);
        announce(bridge, "unreadable-of-services", Topics.BRIDGE_DLT, FEED);
    }

    private static void hear(Topology bridge, String name, Topic topic) {
        bridge.addSource(name, new StringDeserializer(), new ByteArrayDeserializer(), topic.name());
    }

    private static void tell(Topology bridge, String name, Topic topic, String by) {
        bridge.addSink(name, topic.name(), new StringSerializer(), new ByteArraySerializer(), by);
    }

    private static void announce(Topology bridge, String name, Topic topic, String by) {
        bridge.addSink(
                name, topic.name(), new StringSerializer(), OutgoingSerde.serializer(), OutgoingSerde.byPerson(), by);
    }

    private static StreamPartitioner<String, byte[]> toItsHome() {
        return (topic, key, value, partitions) ->
                Optional.of(Set.of(PersonPartition.of(IdentityProcessor.homeOf(key), partitions)));
    }

    private static StreamPartitioner<String, byte[]> toEveryPartition() {
        return (topic, key, value, partitions) ->
                Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toUnmodifiableSet()));
    }
}
