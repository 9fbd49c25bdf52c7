package dev.footbridge.testparts;

import java.util.List;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The images of docker-compose.yml, started for tests. */
final class Containers {
    static final String KAFKA = "apache/kafka:4.2.1";
    static final String POSTGRES = "postgres:18";
    static final String REGISTRY = "apicurio/apicurio-registry:3.3.3";
    static final List<String> IMAGES = List.of(KAFKA, POSTGRES, REGISTRY);

    static final int REGISTRY_PORT = 8080;
    static final String REGISTRY_PATH = "/apis/ccompat/v7";

    private Containers() {}

    /** No topic appears by being asked for, here as in production. */
    static KafkaContainer broker() {
        var broker =
                new KafkaContainer(DockerImageName.parse(KAFKA)).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        broker.start();
        return broker;
    }

    static PostgreSQLContainer database() {
        var database = new PostgreSQLContainer(DockerImageName.parse(POSTGRES));
        database.start();
        return database;
    }

    /** Its data goes with it. */
    static GenericContainer<?> registry() {
        var registry = new GenericContainer<>(DockerImageName.parse(REGISTRY))
                .withExposedPorts(REGISTRY_PORT)
                .waitingFor(Wait.forHttp(REGISTRY_PATH + "/subjects").forPort(REGISTRY_PORT));
        registry.start();
        return registry;
    }
}
