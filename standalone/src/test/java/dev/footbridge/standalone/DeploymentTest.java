package dev.footbridge.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footbridge.schemas.deploy.Deployment;
import dev.footbridge.schemas.fact.WorkerLeft;
import dev.footbridge.schemas.registry.RegistryClient;
import dev.footbridge.schemas.registry.RegistrySettings;
import dev.footbridge.schemas.registry.SchemaRejectedException;
import dev.footbridge.schemas.topic.Topic;
import dev.footbridge.schemas.topic.Topics;
import java.util.List;
import java.util.Map;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The deployment step against a real broker and a real registry. */
class DeploymentTest {
    private static final String BROKER = SharedInfrastructure.addresses().bootstrapServers();
    private static final RegistryClient REGISTRY = new RegistryClient(
            RegistrySettings.at(SharedInfrastructure.addresses().registry()));

    @BeforeAll
    static void deploy() {
        deployWith(2);
    }

    @Test
    void everyTopicIsThereAndKeepsWhatItMust() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", BROKER))) {
            for (var topic : Topics.ALL) {
                var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
                var present =
                        admin.describeConfigs(List.of(resource)).all().get().get(resource);
                topic.retention()
                        .configuration()
                        .forEach((key, value) -> assertThat(present.get(key).value())
                                .as(topic.name() + " " + key)
                                .isEqualTo(value));
            }
        }
    }

    @Test
    void onceMoreChangesNothing() {
        var subject = Topics.HR_EVENTS.subjectOf(WorkerLeft.getClassSchema());
        var before = REGISTRY.idOf(subject, WorkerLeft.getClassSchema());
        deployWith(2);
        assertThat(REGISTRY.idOf(subject, WorkerLeft.getClassSchema())).isEqualTo(before);
    }

    @Test
    void aTopicWithOtherPartitionsStopsTheStep() {
        assertThatThrownBy(() -> deployWith(3)).hasMessageContaining("Expected topics with 3 partitions");
    }

    @Test
    void aSchemaThatWouldBreakReadersIsRefused() {
        var breaking = SchemaBuilder.record(WorkerLeft.getClassSchema().getFullName())
                .fields()
                .requiredString("aFieldWithoutDefault")
                .endRecord();
        var subject = Topic.subject(Topics.HR_EVENTS.name(), breaking.getFullName());
        assertThatThrownBy(() -> REGISTRY.register(subject, breaking))
                .isInstanceOfSatisfying(
                        SchemaRejectedException.class,
                        e -> assertThat(e.status()).isEqualTo(409));
    }

    private static void deployWith(int partitions) {
        Deployment.run(BROKER, SharedInfrastructure.addresses().registry(), partitions, (short) 1);
    }
}
