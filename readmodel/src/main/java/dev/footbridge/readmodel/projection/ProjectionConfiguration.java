package dev.footbridge.readmodel.projection;

import dev.footbridge.readmodel.log.KafkaProperties;
import dev.footbridge.readmodel.observe.Trail;
import dev.footbridge.readmodel.ready.Readiness;
import dev.footbridge.schemas.wire.Wire;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs every {@link Projection} bean. */
@Configuration(proxyBeanMethods = false)
public class ProjectionConfiguration {
    private static final int BATCH = 1_000;
    private static final int BATCH_BYTES = 16 << 20;

    @Bean
    Migrations migrations(DataSource database) {
        var migrations = new Migrations(database);
        migrations.migrate("readmodel");
        return migrations;
    }

    /** The migrations are named so that they come first. */
    @Bean
    Projections projections(
            ObjectProvider<Projection> projections,
            KafkaProperties kafka,
            DataSource database,
            Wire wire,
            ObjectProvider<MeterRegistry> meters,
            Trail trail,
            Migrations migrations) {
        return new Projections(
                projections.orderedStream().toList(),
                client -> consumer(kafka, client),
                database,
                wire,
                meters.getIfUnique(SimpleMeterRegistry::new),
                trail);
    }

    @Bean
    Readiness readModelReadiness(Projections projections) {
        return new Readiness(
                "the read model to catch up with the log",
                () -> projections.progress().stream().allMatch(ProjectionProgress::hasCaughtUp));
    }

    private static KafkaConsumer<String, byte[]> consumer(KafkaProperties kafka, String client) {
        var settings = kafka.consumer();
        settings.put("fetch.min.bytes", 1);
        settings.put("fetch.max.wait.ms", 250);
        settings.put("fetch.max.bytes", BATCH_BYTES);
        settings.put("max.poll.records", BATCH);
        settings.put("allow.auto.create.topics", false);
        settings.put("client.id", "footbridge-" + client);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
