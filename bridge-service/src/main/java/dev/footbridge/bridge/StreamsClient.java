package dev.footbridge.bridge;

import dev.footbridge.bridge.announce.Pace;
import dev.footbridge.bridge.publish.CompiledPolicies;
import dev.footbridge.bridge.publish.PolicyProducer;
import dev.footbridge.bridge.publish.Publication;
import dev.footbridge.bridge.topology.BridgeTopology;
import dev.footbridge.readmodel.log.KafkaProperties;
import dev.footbridge.readmodel.observe.Trail;
import dev.footbridge.schemas.wire.Wire;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.nio.file.Path;
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
    private final Trail trail;
    private volatile @Nullable Running running;
    private volatile @Nullable Thread beginning;
    private volatile @Nullable RuntimeException failure;
    private volatile boolean stopping;

    /** What runs, from a start to the stop. */
    private record Running(
            KafkaStreams streams, FailureListener failures, KafkaStreamsMetrics metrics, Publication publication) {}

    StreamsClient(
            BridgeProperties bridge,
            KafkaProperties kafka,
            Wire wire,
            CompiledPolicies policies,
            Path directory,
            MeterRegistry meters,
            Trail trail) {
        this.bridge = bridge;
        this.kafka = kafka;
        this.wire = wire;
        this.policies = policies;
        this.directory = directory;
        this.meters = meters;
        this.trail = trail;
    }

    /** Returns at once: what it does besides waiting is needed elsewhere meanwhile. {@link #hasTakenUpWork} says when. */
    @Override
    public synchronized void start() {
        failure = null;
        stopping = false;
        var thread = new Thread(this::begin, bridge.instance() + "-start");
        beginning = thread;
        thread.start();
    }

    private void begin() {
        try {
            var publication = new PolicyProducer(kafka.patientProducer(), kafka.consumer(), wire).publish(directory);
            publication.problems().forEach(problem -> LOG.warn("Policy files are not in force: {}", problem));
            policies.published(publication);
            new ChangelogsClient(kafka.client(), bridge.replication()).check();
            run(publication);
        } catch (RuntimeException e) {
            if (!stopping) {
                LOG.error("Expected the bridge to start, but it did not", e);
            }
            failure = e;
        }
    }

    private synchronized void run(Publication publication) {
        if (stopping) {
            return;
        }
        var topology = new BridgeTopology(wire, policies, Pace.remembering(bridge.remembered()), trail).topology();
        var streams = new KafkaStreams(topology, StreamsProperties.of(bridge, kafka));
        var failures = new FailureListener();
        streams.setUncaughtExceptionHandler(failures);
        var metrics = new KafkaStreamsMetrics(streams);
        metrics.bindTo(meters);
        running = new Running(streams, failures, metrics, publication);
        streams.start();
    }

    /** Whether every thread has its partitions, and their stores. Fails when that can never be. */
    boolean hasTakenUpWork() {
        var failed = failure;
        if (failed != null) {
            throw new IllegalStateException(failed.getMessage(), failed);
        }
        var state = state();
        if (state == KafkaStreams.State.ERROR || state == KafkaStreams.State.PENDING_ERROR) {
            throw new IllegalStateException(
                    "Expected the bridge to take up its work, but it stopped; the log says why");
        }
        return state == KafkaStreams.State.RUNNING;
    }

    @Override
    public void stop() {
        stopping = true;
        endBeginning();
        var was = noLonger();
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

    private void endBeginning() {
        var thread = beginning;
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join(bridge.stopWithin().toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized @Nullable Running noLonger() {
        var was = running;
        running = null;
        beginning = null;
        return was;
    }

    @Override
    public boolean isRunning() {
        return beginning != null;
    }

    KafkaStreams.State state() {
        var now = running;
        if (now != null) {
            return now.streams().state();
        }
        return beginning == null || failure != null ? KafkaStreams.State.NOT_RUNNING : KafkaStreams.State.CREATED;
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
