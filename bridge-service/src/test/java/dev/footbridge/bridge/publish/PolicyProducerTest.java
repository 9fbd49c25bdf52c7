package dev.footbridge.bridge.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.bridge.topology.BinaryWire;
import dev.footbridge.readmodel.log.KafkaProperties;
import dev.footbridge.schemas.topic.Topics;
import dev.footbridge.schemas.wire.Wire;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** Publishing against a real broker, whose transactions decide who publishes. */
class PolicyProducerTest {
    private static final Path POLICIES = Path.of("..", "policies");
    private static final int AT_ONCE = 4;
    private static final int ROUNDS = 3;

    private static EmbeddedKafkaKraftBroker broker;
    private static KafkaProperties kafka;
    private static final Wire WIRE = new BinaryWire();

    @BeforeAll
    static void start() {
        broker = new EmbeddedKafkaKraftBroker(1, 2, Topics.POLICIES.name(), Topics.BROADCAST.name());
        broker.brokerProperty("transaction.state.log.replication.factor", "1");
        broker.brokerProperty("transaction.state.log.min.isr", "1");
        broker.afterPropertiesSet();
        kafka = new KafkaProperties(broker.getBrokersAsString(), Map.of());
    }

    @AfterAll
    static void stop() {
        broker.destroy();
    }

    @Test
    void ofSeveralThatStartAtOnceOnePublishesAndAllKnowIt() throws Exception {
        var starting = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (var round = 0; round < ROUNDS; round++) {
                var publications = starting.invokeAll(
                        Stream.<Callable<Publication>>generate(() -> PolicyProducerTest::publish)
                                .limit(AT_ONCE)
                                .toList(),
                        2,
                        TimeUnit.MINUTES);
                for (var publication : publications) {
                    assertThat(publication.get().version()).isEqualTo(1);
                }
            }
        } finally {
            starting.shutdownNow();
        }
        var published = new PublishedPoliciesReader(kafka.consumer(), WIRE).read();
        assertThat(published.versions()).containsOnlyKeys(1);
        assertThat(published.told().values())
                .hasSize(2)
                .allSatisfy(told -> assertThat(told).contains(1));
    }

    private static Publication publish() {
        return new PolicyProducer(kafka.patientProducer(), kafka.consumer(), WIRE).publish(POLICIES);
    }
}
