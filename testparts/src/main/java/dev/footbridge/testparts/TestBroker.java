package dev.footbridge.testparts;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A Kafka broker of one test, with the topics it asked for. */
public final class TestBroker implements AutoCloseable {
    private final String bootstrapServers;
    private final Runnable end;

    private TestBroker(String bootstrapServers, Runnable end) {
        this.bootstrapServers = bootstrapServers;
        this.end = end;
    }

    public static TestBroker with(int partitions, String... topics) {
        var broker = TestParts.either(TestBroker::inContainer, TestBroker::embedded);
        broker.create(Stream.of(topics)
                .map(topic -> new NewTopic(topic, partitions, (short) 1))
                .toList());
        return broker;
    }

    private static TestBroker inContainer() {
        var broker = Containers.broker();
        return new TestBroker(broker.getBootstrapServers(), broker::stop);
    }

    private static TestBroker embedded() {
        var broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.brokerProperty("transaction.state.log.replication.factor", "1");
        broker.brokerProperty("transaction.state.log.min.isr", "1");
        broker.afterPropertiesSet();
        return new TestBroker(broker.getBrokersAsString(), broker::destroy);
    }

    private void create(List<NewTopic> topics) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(topics).all().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Expected topics to be made, but we were stopped", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Expected topics to be made, but they were not", e);
        }
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        end.run();
    }
}
