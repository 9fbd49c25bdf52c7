package dev.footbridge.bridge;

import dev.footbridge.bridge.publish.CompiledPolicies;
import dev.footbridge.bridge.read.VocabularyRepository;
import dev.footbridge.readmodel.ReadModelConfiguration;
import dev.footbridge.readmodel.log.KafkaProperties;
import dev.footbridge.readmodel.observe.Observation;
import dev.footbridge.readmodel.observe.Trail;
import dev.footbridge.readmodel.ready.Readiness;
import dev.footbridge.schemas.token.Tokens;
import dev.footbridge.schemas.topic.Topics;
import dev.footbridge.schemas.wire.Wire;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** All of this module; its settings stand in {@code footbridge-bridge-service.yaml}. */
@Configuration(proxyBeanMethods = false)
@Import(ReadModelConfiguration.class)
@ComponentScan
@EnableConfigurationProperties(BridgeProperties.class)
public class BridgeConfiguration {

    @Bean
    CompiledPolicies policies(Tokens tokens) {
        return new CompiledPolicies((written, worker) -> {
            var ofItsSource = worker.source() + ":";
            var number = written.startsWith(ofItsSource) ? written.substring(ofItsSource.length()) : written;
            return tokens.workerNumber(worker.source(), number).getToken().equals(worker.token());
        });
    }

    @Bean
    StreamsClient bridgeStreams(
            BridgeProperties bridge,
            KafkaProperties kafka,
            Wire wire,
            CompiledPolicies policies,
            @Value("${footbridge.policies}") Path directory,
            ObjectProvider<MeterRegistry> meters,
            Trail trail) {
        return new StreamsClient(
                bridge, kafka, wire, policies, directory, meters.getIfAvailable(() -> Metrics.globalRegistry), trail);
    }

    @Bean
    MeterBinder bridgeMetrics(StreamsClient bridgeStreams) {
        return meters -> Gauge.builder(
                        "footbridge.streams.running",
                        bridgeStreams,
                        streams -> streams.state() == KafkaStreams.State.RUNNING ? 1 : 0)
                .description("1 while facts are worked on")
                .register(meters);
    }

    @Bean
    Observation deadLettersObservation(@Qualifier("logAdmin") Admin logAdmin) {
        var letters = new DeadLettersClient(logAdmin, Topics.BRIDGE_DLT.name());
        return new Observation(
                "footbridge.dead.letters",
                "Records that could not be worked on, kept with the reason",
                List.of("topic"),
                () -> List.of(new Observation.Row(List.of(Topics.BRIDGE_DLT.name()), letters.count())));
    }

    @Bean
    Readiness bridgeReadiness(StreamsClient bridgeStreams) {
        return new Readiness("the bridge to take up its work", bridgeStreams::hasTakenUpWork);
    }

    @Bean
    Readiness vocabularyReadiness(CompiledPolicies policies, VocabularyRepository vocabulary) {
        return new Readiness("the words of the policy in force", () -> {
            var policy = policies.inForceAtStart();
            return policy != null && vocabulary.knows(policy.getVersion());
        });
    }

    @Bean
    HealthIndicator bridgeHealthIndicator(StreamsClient bridgeStreams) {
        return new StreamsHealth(bridgeStreams);
    }
}
