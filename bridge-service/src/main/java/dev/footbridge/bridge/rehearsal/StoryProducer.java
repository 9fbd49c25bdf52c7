package dev.footbridge.bridge.rehearsal;

import dev.footbridge.bridge.announce.Pace;
import dev.footbridge.bridge.announce.Policies;
import dev.footbridge.bridge.rehearsal.RehearsalProcessor.Told;
import dev.footbridge.bridge.topology.BridgeTopology;
import dev.footbridge.schemas.decision.PolicyPublished;
import dev.footbridge.schemas.topic.Topics;
import dev.footbridge.schemas.wire.Decoded;
import dev.footbridge.schemas.wire.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tells the bridge of people who do not exist, by the policy in force; what comes of it is shown and forgotten. */
final class StoryProducer {
    private static final int FEWEST = 2;
    private static final int MOST = 20;
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(1);
    private static final Duration BETWEEN_FACTS = Duration.ofSeconds(1);
    /** What somebody makes something of; the rest is the bridge's own. */
    private static final Set<String> ANNOUNCEMENTS = Set.of(
            Topics.PEOPLE.name(),
            Topics.CHECKLISTS.name(),
            Topics.REVIEWS.name(),
            Topics.PROVISIONING_TASKS.name(),
            Topics.PROJECT_FEED.name());

    private final Wire wire;
    private final Policies policies;
    private final List<Spectator> spectators;

    StoryProducer(Wire wire, Policies policies, List<Spectator> spectators) {
        this.wire = wire;
        this.policies = policies;
        this.spectators = List.copyOf(spectators);
    }

    /** What would have been announced. */
    List<Played> tell(PolicyPublished policy, Instant now) {
        var announced = new ArrayList<Told>();
        var topology = new RehearsalTopology();
        new BridgeTopology(wire, policies, Pace.remembering(1_000)).addTo(topology);
        var bridge = new RehearsalProcessor(topology, now, told -> {
            if (ANNOUNCEMENTS.contains(told.topic())) {
                announced.add(told);
            }
        });
        bridge.tell(
                Topics.BROADCAST.name(), "policy/" + policy.getVersion(), wire.encode(Topics.BROADCAST.name(), policy));
        bridge.tell(
                Topics.HR_EVENTS.name(),
                MadeUpFactsCodec.SOURCE,
                wire.encode(Topics.HR_EVENTS.name(), MadeUpFactsCodec.connected(now)));
        var played = new ArrayList<Played>();
        var began = System.nanoTime();
        for (var number = 0; number < MOST; number++) {
            if (number >= FEWEST && System.nanoTime() - began > LONG_ENOUGH.toNanos()) {
                break; // the machine is busy, and somebody waits
            }
            tellOf(new MadeUpFactsCodec(number, now), bridge);
            var shown = played(announced);
            spectators.forEach(spectator -> spectator.watch(shown));
            played.addAll(shown);
            announced.clear();
        }
        return played;
    }

    private void tellOf(MadeUpFactsCodec person, RehearsalProcessor bridge) {
        for (var fact : person.life()) {
            var topic = fact.topic().name();
            bridge.tell(topic, person.key(), wire.encode(topic, fact.record()));
            bridge.passes(BETWEEN_FACTS);
        }
    }

    private List<Played> played(List<Told> announced) {
        var played = new ArrayList<Played>();
        for (var told : announced) {
            if (told.value() != null && wire.decode(told.topic(), told.value()) instanceof Decoded.Known known) {
                played.add(new Played(told.topic(), told.key(), known.value()));
            }
        }
        return played;
    }
}
