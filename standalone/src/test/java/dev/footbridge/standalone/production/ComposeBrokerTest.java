package dev.footbridge.standalone.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footbridge.readmodel.log.KafkaProperties;
import dev.footbridge.schemas.deploy.Deployment;
import dev.footbridge.schemas.deploy.Rights;
import dev.footbridge.standalone.embedded.EmbeddedBroker;
import dev.footbridge.standalone.embedded.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker of docker-compose.yml with its own settings, and everybody there with theirs. */
class ComposeBrokerTest {
    private static final Pattern SECRET = Pattern.compile("\\$\\{(\\w+):\\?[^}]*}");
    private static final List<String> SERVICES = List.of("hr-events", "it-events", "bridge-service");

    private final Map<String, Map<String, String>> environments = new HashMap<>();
    private final int services = Ports.anyFree();

    @Test
    void everybodySignsInAndReachesWhatIsTheirs(@TempDir Path folder) throws Exception {
        new Compose().parts().forEach(part -> environments.put(part.name(), part.environment()));
        try (var broker = EmbeddedBroker.start(folder, settings())) {
            for (var service : SERVICES) {
                var deployment = environments.get(service + "-deployment");
                var principal = deployment.get("FOOTBRIDGE_DEPLOY_PRINCIPAL");
                var client = kafka(service + "-deployment").client();
                Deployment.createTopics(client, 1, (short) 1);
                Deployment.allow(client, principal, Rights.of(service).orElseThrow());
            }
            assertThat(topicsOf("hr-events")).contains("hr.private.v1").noneMatch(topic -> topic.startsWith("it."));
            assertThat(topicsOf("it-events")).contains("it.inbox.v1").doesNotContain("hr.private.v1");
            assertThat(topicsOf("bridge-service")).contains("bridge.people.v1").doesNotContain("hr.private.v1");
            assertThatThrownBy(() -> read("it-events", "hr.inbox.v1")).isInstanceOf(TopicAuthorizationException.class);
            assertThat(broker.bootstrapServers()).startsWith("127.0.0.1:");
        }
    }

    /** As the image makes them of its environment; ports of this machine alone are other ones. */
    private Properties settings() {
        var ports = Map.of(":9091", Ports.anyFree(), ":9092", services, ":9093", Ports.anyFree());
        var settings = new Properties();
        environments.get("kafka").forEach((name, value) -> {
            var setting =
                    name.substring("KAFKA_".length()).toLowerCase(Locale.ROOT).replace('_', '.');
            var here = resolved(value)
                    .replace("//kafka:", "//127.0.0.1:")
                    .replace("SERVICES://:", "SERVICES://127.0.0.1:");
            for (var port : ports.entrySet()) {
                here = here.replace(port.getKey(), ":" + port.getValue());
            }
            settings.put(setting, here);
        });
        settings.remove("heap.opts");
        return settings;
    }

    private static String resolved(String value) {
        return SECRET.matcher(value).replaceAll("of $1");
    }

    private KafkaProperties kafka(String part) {
        var variables = new HashMap<String, String>();
        environments.get(part).forEach((name, value) -> variables.put(name, resolved(value)));
        variables.replace("FOOTBRIDGE_KAFKA_BOOTSTRAP_SERVERS", "kafka:9092", "127.0.0.1:" + services);
        return OperatorsEnvironment.kafka(variables);
    }

    private Iterable<String> topicsOf(String service) throws Exception {
        try (var admin = Admin.create(kafka(service).client())) {
            return admin.listTopics().names().get();
        }
    }

    private void read(String service, String topic) {
        try (var consumer =
                new KafkaConsumer<>(kafka(service).consumer(), new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = List.of(new TopicPartition(topic, 0));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            for (var reading = true; reading; ) {
                reading = consumer.poll(Duration.ofMillis(200)).isEmpty();
            }
        }
    }
}
