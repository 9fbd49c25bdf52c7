package dev.footbridge.bench;

import dev.footbridge.bridge.announce.Pace;
import dev.footbridge.bridge.policy.WorkerNumbers;
import dev.footbridge.bridge.publish.CompiledPolicies;
import dev.footbridge.bridge.topology.BridgeTopology;
import dev.footbridge.schemas.topic.Topics;
import java.util.List;
import org.apache.kafka.streams.Topology;

/** Who drains the log. */
enum Contestant {
    LIMIT_1("Limit 1", LimitTopology.OUT),
    LIMIT_2("Limit 2", LimitTopology.OUT),
    BRIDGE(
            "bridge",
            Topics.HEARD.name(),
            Topics.PEOPLE.name(),
            Topics.CHECKLISTS.name(),
            Topics.REVIEWS.name(),
            Topics.PROJECT_FEED.name());

    private static final CompiledPolicies POLICIES = new CompiledPolicies(WorkerNumbers.UNKNOWN);
    private static final int REMEMBERED = 20_000;

    final String title;
    /** Where what comes of the facts is written. */
    final List<String> output;

    Contestant(String title, String... output) {
        this.title = title;
        this.output = List.of(output);
    }

    Topology topology(Counted counted) {
        return switch (this) {
            case LIMIT_1 -> LimitTopology.passing();
            case LIMIT_2 -> LimitTopology.keeping(counted);
            case BRIDGE -> new BridgeTopology(counted, POLICIES, Pace.remembering(REMEMBERED), counted).topology();
        };
    }
}
