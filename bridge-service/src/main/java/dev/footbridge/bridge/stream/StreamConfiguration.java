package dev.footbridge.bridge.stream;

import dev.footbridge.bridge.read.DeciderRepository;
import dev.footbridge.bridge.read.EntryCodec;
import dev.footbridge.bridge.read.FeedRepository;
import dev.footbridge.bridge.read.ListingRepository;
import dev.footbridge.bridge.read.OpaqueText;
import dev.footbridge.bridge.read.PeopleRepository;
import dev.footbridge.bridge.read.ReviewCodec;
import dev.footbridge.bridge.read.ScopeRepository;
import dev.footbridge.bridge.read.ShownCodec;
import dev.footbridge.bridge.read.ShownRepository;
import dev.footbridge.bridge.read.SnapshotCodec;
import dev.footbridge.bridge.rehearsal.Spectator;
import dev.footbridge.bridge.unmatched.UnmatchedCodec;
import dev.footbridge.bridge.unmatched.UnmatchedShownRepository;
import dev.footbridge.readmodel.log.KafkaProperties;
import dev.footbridge.readmodel.ready.Readiness;
import dev.footbridge.schemas.wire.Wire;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The live stream. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StreamProperties.class)
public class StreamConfiguration {
    private static final int PEOPLE_REMEMBERED = 50_000;

    @Bean
    Hub streamHub(StreamProperties settings, ObjectProvider<MeterRegistry> meters) {
        var hub = new Hub(settings.remember(), settings.rememberAtMost().toBytes(), settings.subscribers());
        meters.ifUnique(registry -> {
            Gauge.builder("footbridge.stream.subscribers", hub, one -> one.all().size())
                    .description("Open connections of the stream")
                    .register(registry);
            FunctionCounter.builder("footbridge.stream.resyncs", hub, Hub::resyncs)
                    .description("Subscribers told to fetch anew, because they had missed too much")
                    .register(registry);
        });
        return hub;
    }

    @Bean
    Readiness streamReadiness(Hub hub) {
        return new Readiness("the live stream to catch up with the log", hub::hasCaughtUp);
    }

    @Bean
    StreamProcessor streamProcessor(
            Hub hub,
            KafkaProperties kafka,
            Wire wire,
            PeopleRepository repository,
            SnapshotCodec snapshots,
            ShownCodec shown,
            EntryCodec entries,
            ReviewCodec reviews,
            UnmatchedCodec unmatchedCodec,
            UnmatchedShownRepository unmatched,
            StreamProperties settings) {
        var people = new Acquaintances(PEOPLE_REMEMBERED);
        var reader = new HappeningsReader(
                wire,
                repository,
                people,
                new HappeningCodec(snapshots, shown, entries, reviews, people),
                new UnmatchedReader(unmatchedCodec, unmatched),
                Clock.systemUTC());
        var consumer = new StreamConsumer(() -> consumer(kafka), reader, hub, settings.remember(), Clock.systemUTC());
        return new StreamProcessor(hub, consumer, settings.heartbeat());
    }

    @Bean
    StreamController streamController(
            Hub hub,
            ScopeRepository scopes,
            DeciderRepository deciders,
            ListingRepository listings,
            ShownRepository shown,
            FeedRepository feeds,
            UnmatchedShownRepository unmatched,
            DataSource database,
            StreamProcessor processor,
            StreamProperties settings) {
        var oneMoment = new TransactionTemplate(new JdbcTransactionManager(database));
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneMoment.setReadOnly(true);
        var topics = StreamConsumer.TOPICS;
        var changes = new ChangesRepository(
                new JdbcTemplate(database), oneMoment, listings, shown, feeds, unmatched, Clock.systemUTC(), topics);
        return new StreamController(
                hub,
                scopes,
                deciders,
                changes,
                new OpaqueText(settings.key(), "position"),
                processor.writers(),
                settings);
    }

    @Bean
    Spectator streamSpectator(SnapshotCodec snapshots, ShownCodec shown, EntryCodec entries, ReviewCodec reviews) {
        return new StreamRehearsalCodec(snapshots, shown, entries, reviews)::watch;
    }

    private static KafkaConsumer<String, byte[]> consumer(KafkaProperties kafka) {
        var settings = kafka.consumer();
        settings.put("client.id", "footbridge-stream");
        settings.put("fetch.max.wait.ms", 250);
        settings.put("allow.auto.create.topics", false);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
