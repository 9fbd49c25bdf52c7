package dev.footbridge.bridge.rehearsal;

import dev.footbridge.bridge.publish.CompiledPolicies;
import dev.footbridge.bridge.read.VocabularyRepository;
import dev.footbridge.readmodel.observe.Cause;
import dev.footbridge.readmodel.projection.Changes;
import dev.footbridge.readmodel.projection.LogRecord;
import dev.footbridge.readmodel.projection.Projection;
import dev.footbridge.readmodel.ready.Rehearsal;
import dev.footbridge.schemas.decision.PolicyPublished;
import dev.footbridge.schemas.wire.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The bridge's rehearsal, and what every projection makes of it. */
@Configuration(proxyBeanMethods = false)
class RehearsalConfiguration {
    private static final Duration LOOK = Duration.ofMillis(20);

    @Bean
    Rehearsal bridgeRehearsal(
            Wire wire,
            CompiledPolicies policies,
            VocabularyRepository vocabulary,
            ObjectProvider<Spectator> spectators) {
        var story = new StoryProducer(wire, policies, spectators.orderedStream().toList());
        return new Rehearsal("planning", () -> story.tell(policyInForce(policies, vocabulary), Instant.now()));
    }

    private static PolicyPublished policyInForce(CompiledPolicies policies, VocabularyRepository vocabulary)
            throws InterruptedException {
        var policy = policies.inForceAtStart();
        while (policy == null || !vocabulary.knows(policy.getVersion())) {
            Thread.sleep(LOOK.toMillis());
            policy = policies.inForceAtStart();
        }
        return policy;
    }

    /** Rows that are made and not written. */
    @Bean
    Spectator projectionSpectator(ObjectProvider<Projection> projections) {
        return played -> projections.forEach(projection -> project(projection, played));
    }

    private static void project(Projection projection, List<Played> played) {
        var changes = new Changes();
        for (var one : played) {
            if (projection.topics().contains(one.topic())) {
                projection.project(
                        new LogRecord(one.topic(), 0, 0, Instant.EPOCH, one.key(), one.value(), Cause.NONE), changes);
            }
        }
    }
}
