package dev.footbridge.testparts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The parts as every other test gets them, whichever they are here. */
class TestPartsTest {

    @Test
    void aBrokerHasTheTopicsAskedForAndTakesTransactions() throws Exception {
        try (var broker = TestBroker.with(2, "asked-for")) {
            Map<String, Object> at = Map.of(
                    "bootstrap.servers",
                    broker.bootstrapServers(),
                    "transactional.id",
                    "trial",
                    "max.block.ms",
                    30_000);
            try (var producer = new KafkaProducer<>(at, new StringSerializer(), new StringSerializer())) {
                producer.initTransactions();
                producer.beginTransaction();
                var sent = producer.send(new ProducerRecord<>("asked-for", 1, "key", "value"));
                producer.commitTransaction();
                assertThat(sent.get().offset()).isZero();
            }
            try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
                assertThat(admin.listTopics().names().get()).contains("asked-for");
            }
        }
    }

    @Test
    void aDatabaseLetsInWhoKnowsItsUserAndPassword() throws Exception {
        try (var database = TestDatabase.started();
                var connection = database.dataSource().getConnection();
                var row = connection.createStatement().executeQuery("select 40 + 2")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isEqualTo(42);
        }
    }

    @Test
    void aRegistryInAContainerAnswers() throws Exception {
        inContainersOnly("a registry in a container");
        try (var registry = TestRegistry.inContainer()) {
            var answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(registry.url() + "/subjects"))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(answer.body()).isEqualTo("[]");
        }
    }

    @Test
    void inAContainerNoTopicAppearsByBeingAskedFor() throws Exception {
        inContainersOnly("no topic by chance");
        try (var broker = TestBroker.with(1);
                var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            assertThatThrownBy(() -> admin.describeTopics(List.of("never-made"))
                            .allTopicNames()
                            .get())
                    .hasMessageContaining("does not host this topic");
        }
    }

    private static void inContainersOnly(String what) {
        if (!TestParts.areContainers()) {
            System.out.println("!! SKIPPED: " + what + ", because " + TestParts.why());
        }
        Assumptions.assumeTrue(TestParts.areContainers(), TestParts.why());
    }
}
