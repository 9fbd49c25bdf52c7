package dev.footbridge.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.standalone.embedded.Infrastructure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes a word into every part, and reads what all of them still know. */
record Parts(Infrastructure.Addresses at) {
    private static final String TOPIC = "remembered";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    void prepare() throws SQLException, ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", at.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
        try (Connection connection = connect()) {
            connection.createStatement().execute("create table remembered (word text)");
        }
    }

    void remember(String word) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", at.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, word)).get();
        }
        try (Connection connection = connect();
                var insert = connection.prepareStatement("insert into remembered values (?)")) {
            insert.setString(1, word);
            insert.execute();
        }
        String schema = "{\"schema\":\"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"%s\\\",\\\"fields\\\":[]}\"}";
        HttpRequest register = HttpRequest.newBuilder(URI.create(at.registry() + "/subjects/" + word + "/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(HttpRequest.BodyPublishers.ofString(schema.formatted(word)))
                .build();
        assertThat(HTTP.send(register, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
    }

    void know(String... words) throws Exception {
        assertThat(onTheLog(words.length)).containsExactly(words);
        assertThat(inTheDatabase()).containsExactly(words);
        HttpRequest subjects =
                HttpRequest.newBuilder(URI.create(at.registry() + "/subjects")).build();
        assertThat(HTTP.send(subjects, HttpResponse.BodyHandlers.ofString()).body())
                .contains(words);
    }

    private List<String> onTheLog(int expected) {
        List<String> found = new ArrayList<>();
        Map<String, Object> settings = Map.of("bootstrap.servers", at.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> all = List.of(new TopicPartition(TOPIC, 0));
            consumer.assign(all);
            consumer.seekToBeginning(all);
            long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (found.size() < expected && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(entry -> found.add(entry.value()));
            }
        }
        return found;
    }

    private List<String> inTheDatabase() throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = connect();
                var rows = connection.createStatement().executeQuery("select word from remembered")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(at.databaseUrl(), at.databaseUser(), at.databasePassword());
    }

    String setting(String name) throws SQLException, IOException {
        try (Connection connection = connect();
                var row = connection.createStatement().executeQuery("show " + name)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
