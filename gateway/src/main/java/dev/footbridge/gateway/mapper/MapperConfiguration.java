package dev.footbridge.gateway.mapper;

import dev.footbridge.gateway.Gateway;
import dev.footbridge.gateway.fact.FactsCodec;
import dev.footbridge.readmodel.log.KafkaProperties;
import dev.footbridge.readmodel.observe.Trail;
import dev.footbridge.schemas.wire.Wire;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts a gateway's mapper together. */
public final class MapperConfiguration {
    private final Gateway gateway;
    private final KafkaProperties kafka;
    private final Wire wire;
    private final MeterRegistry meters;
    private final InstantSource clock;
    private final Trail trail;

    public MapperConfiguration(
            Gateway gateway, KafkaProperties kafka, Wire wire, MeterRegistry meters, InstantSource clock, Trail trail) {
        this.gateway = gateway;
        this.kafka = kafka;
        this.wire = wire;
        this.meters = meters;
        this.clock = clock;
        this.trail = trail;
    }

    /** @param sources that are configured, to be told as connected */
    public MapperConsumer mapper(
            DeliveryCodec deliveries,
            FactsCodec facts,
            List<String> sources,
            String instance,
            MapperProgress progress) {
        meters.gauge(
                "footbridge.mapper.lag",
                List.of(io.micrometer.core.instrument.Tag.of("gateway", gateway.prefix())),
                progress,
                MapperProgress::lag);
        TimeGauge.builder("footbridge.mapper.waiting", progress, TimeUnit.SECONDS, MapperProgress::waitingSeconds)
                .description("How long the oldest delivery that is not mapped yet has waited")
                .tag("gateway", gateway.prefix())
                .register(meters);
        Gauge.builder(
                        "footbridge.mapper.working",
                        progress,
                        one -> one.isRunning() && one.failingSince() == null ? 1 : 0)
                .description("0 while it is not running, or something it needs is lost")
                .tag("gateway", gateway.prefix())
                .register(meters);
        return new MapperConsumer(
                gateway,
                wire,
                new DeliveryProcessor(gateway.prefix(), wire, deliveries, facts, Set.copyOf(sources), meters, trail),
                sources,
                () -> new KafkaConsumer<>(consumer(instance), new StringDeserializer(), new ByteArrayDeserializer()),
                () -> new KafkaProducer<>(producer(), new StringSerializer(), new ByteArraySerializer()),
                clock,
                progress);
    }

    /** A static member: after a crash it goes on at once, and nobody waits for the session that is dead. */
    private Map<String, Object> consumer(String instance) {
        var settings = kafka.consumer();
        settings.put("group.id", gateway.prefix() + "-mapper");
        settings.put("group.instance.id", gateway.prefix() + "-mapper-" + instance);
        settings.put("client.id", "footbridge-" + gateway.prefix() + "-mapper-" + instance);
        settings.put("session.timeout.ms", 10_000);
        settings.put("heartbeat.interval.ms", 3_000);
        settings.put("fetch.min.bytes", 1);
        settings.put("fetch.max.wait.ms", 100);
        settings.put("max.poll.records", 500);
        settings.put("allow.auto.create.topics", false);
        return settings;
    }

    private Map<String, Object> producer() {
        var settings = kafka.patientProducer();
        settings.put("client.id", "footbridge-" + gateway.prefix() + "-mapper");
        settings.put("max.block.ms", 10_000);
        settings.put("delivery.timeout.ms", 30_000);
        settings.put("request.timeout.ms", 10_000);
        return settings;
    }
}
