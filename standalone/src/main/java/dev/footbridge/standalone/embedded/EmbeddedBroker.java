package dev.footbridge.standalone.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/** A Kafka broker and controller (KRaft) in this JVM, on loopback, whose log stays in a directory. */
public final class EmbeddedBroker implements AutoCloseable {
    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private EmbeddedBroker(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    public static EmbeddedBroker start(Path directory, int port, int controllerPort) throws IOException {
        return start(directory, BrokerSettings.listening(port, controllerPort));
    }

    /** @param settings where it listens, and to whom */
    public static EmbeddedBroker start(Path directory, Properties settings) throws IOException {
        return start(directory, settings, () -> {});
    }

    /**
     * @param settings where it listens, and to whom
     * @param beforeTheEnd done when it can write no longer, before the process ends
     */
    static EmbeddedBroker start(Path directory, Properties settings, Runnable beforeTheEnd) throws IOException {
        Path data = Files.createDirectories(directory.resolve("data"));
        format(directory, data.toString());
        Exit.setHaltProcedure((status, message) -> giveUp(data, status, beforeTheEnd));
        settings.put("log.dirs", data.toString());
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        EmbeddedBroker broker = new EmbeddedBroker(server, BrokerSettings.addressIn(settings));
        try {
            server.startup();
            return broker;
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    /** Kafka ends the whole process when it can write no longer. Nobody should have to guess why. */
    private static void giveUp(Path data, int status, Runnable beforeTheEnd) {
        System.err.printf(
                "Expected Kafka to go on writing to %s (%d MB free), but it cannot: Footbridge ends."
                        + " What was answered is kept. Make room, and start again.%n",
                data, data.toFile().getUsableSpace() >> 20);
        try {
            beforeTheEnd.run();
        } finally {
            Runtime.getRuntime().halt(status);
        }
    }

    static String address(int port) {
        return "127.0.0.1:" + port;
    }

    private static void format(Path directory, String data) throws IOException {
        Path id = directory.resolve("cluster.id");
        if (!Files.exists(id)) {
            Files.writeString(id, Uuid.randomUuid().toString());
        }
        try {
            new Formatter()
                    .setNodeId(1)
                    .setClusterId(Files.readString(id).strip())
                    .setDirectories(List.of(data))
                    .setMetadataLogDirectory(data)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setControllerListenerName("CONTROLLER")
                    .setIgnoreFormatted(true)
                    .setSupportedFeatures(Arrays.asList(Feature.PRODUCTION_FEATURES.toArray(new Feature[0])))
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                    .run();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("Expected to format the broker's log in " + data + ", but " + e.getMessage(), e);
        }
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
