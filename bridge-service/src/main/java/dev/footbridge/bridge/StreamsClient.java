package dev.footbridge.bridge;

import dev.footbridge.bridge.announce.Pace;
import dev.footbridge.bridge.publish.CompiledPolicies;
import dev.footbridge.bridge.publish.PolicyProducer;
import dev.footbridge.bridge.publish.Publication;
import dev.footbridge.bridge.topology.BridgeTopology;
import dev.footbridge.readmodel.log.KafkaProperties;
import dev.footbridge.schemas.wire.Wire;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs the topology: publishes the policies, checks the changelogs, starts; stops with the application. */
final class StreamsClient implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsClient.class);

    private final BridgeProperties bridge;
    private final KafkaProperties kafka;
    private final Wire wire;
    private final CompiledPolicies policies;
    private final Path directory;
    private final MeterRegistry meters;
    private volatile @Nullable Running running;

    /** What runs, from a start to the stop. */
    private record Running(
            KafkaStreams streams, FailureListener failures, KafkaStreamsMetrics metrics, Publication publication) {}

    StreamsClient(
            BridgeProperties bridge,
            KafkaProperties kafka,
            Wire wire,
            CompiledPolicies policies,
            Path directory,
            MeterRegistry meters) {
        this.bridge = bridge;
        this.kafka = kafka;
        this.wire = wire;
        this.policies = policies;
        this.directory = directory;
        this.meters = meters;
    }

    @Override
    public synchronized void start() {
        var publication = new PolicyProducer(kafka.patientProducer(), kafka.consumer(), wire).publish(directory);
        publication.problems().forEach(problem -> LOG.warn("Policy files are not in force: {}", problem));
        policies.published(publication);
        new ChangelogsClient(kafka.client(), bridge.replication()).check();

        var topology = new BridgeTopology(wire, policies, Pace.remembering(bridge.remembered())).topology();
        var streams = new KafkaStreams(topology, StreamsProperties.of(bridge, kafka));
        var failures = new FailureListener();
        streams.setUncaughtExceptionHandler(failures);
        var metrics = new KafkaStreamsMetrics(streams);
        metrics.bindTo(meters);
        running = new Running(streams, failures, metrics, publication);
        streams.start();
    }

    @Override
    public synchronized void stop() {
        var was = running;
        running = null;
        if (was == null) {
            return;
        }
        was.failures().stop();
        var membership =
                bridge.leaveOnStop() ? GroupMembershipOperation.LEAVE_GROUP : GroupMembershipOperation.REMAIN_IN_GROUP;
        var options = CloseOptions.groupMembershipOperation(membership).withTimeout(bridge.stopWithin());
        if (!was.streams().close(options)) {
            LOG.warn("Expected the bridge to stop within {}, but it did not", bridge.stopWithin());
        }
        was.metrics().close();
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    Optional<KafkaStreams.State> state() {
        return Optional.ofNullable(running).map(now -> now.streams().state());
    }

    @Nullable
    String lost() {
        var now = running;
        return now == null ? null : now.failures().lost();
    }

    @Nullable
    Publication publication() {
        var now = running;
        return now == null ? null : now.publication();
    }
}
