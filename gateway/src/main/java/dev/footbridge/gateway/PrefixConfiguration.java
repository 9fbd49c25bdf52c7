package dev.footbridge.gateway;

import dev.footbridge.gateway.canonical.CloudEventsReader;
import dev.footbridge.gateway.canonical.EventCodec;
import dev.footbridge.gateway.canonical.StrictJsonCodec;
import dev.footbridge.gateway.connector.Connectors;
import dev.footbridge.gateway.fact.FactsCodec;
import dev.footbridge.gateway.inbox.InboxController;
import dev.footbridge.gateway.inbox.InboxProjectionCodec;
import dev.footbridge.gateway.inbox.InboxRepository;
import dev.footbridge.gateway.inbox.InboxRetention;
import dev.footbridge.gateway.intake.DeliveryProducer;
import dev.footbridge.gateway.intake.EventsController;
import dev.footbridge.gateway.intake.HandshakeController;
import dev.footbridge.gateway.intake.WebhookController;
import dev.footbridge.gateway.mapper.DeliveryCodec;
import dev.footbridge.gateway.mapper.MapperConfiguration;
import dev.footbridge.gateway.mapper.MapperConsumer;
import dev.footbridge.gateway.mapper.MapperHealth;
import dev.footbridge.gateway.mapper.MapperProgress;
import dev.footbridge.gateway.mapper.RehearsalProcessor;
import dev.footbridge.readmodel.access.AccessChains;
import dev.footbridge.readmodel.log.KafkaProperties;
import dev.footbridge.readmodel.observe.Observation;
import dev.footbridge.readmodel.observe.Trail;
import dev.footbridge.readmodel.ready.Readiness;
import dev.footbridge.readmodel.ready.Rehearsal;
import dev.footbridge.schemas.wire.Wire;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.beans.factory.BeanRegistry.SupplierContext;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** The beans of one gateway, each named after its prefix, so that two gateways fit into one process. */
public final class PrefixConfiguration implements BeanRegistrar {
    private static final int BEFORE_THE_REST = 100;

    private final Gateway gateway;

    public PrefixConfiguration(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public void register(BeanRegistry registry, Environment environment) {
        add(registry, "DeliveryProducer", DeliveryProducer.class, this::producer);
        add(registry, "DeliveryCodec", DeliveryCodec.class, this::deliveries);
        add(registry, "MapperProgress", MapperProgress.class, context -> new MapperProgress());
        add(registry, "MapperConsumer", MapperConsumer.class, this::mapper);
        add(registry, "MapperReadiness", Readiness.class, this::readiness);
        add(registry, "RehearsalProcessor", RehearsalProcessor.class, this::samples);
        add(registry, "Rehearsal", Rehearsal.class, this::rehearsal);
        add(
                registry,
                "MapperHealthIndicator",
                HealthIndicator.class,
                context -> new MapperHealth(
                        own(context, "MapperProgress", MapperProgress.class), context.bean(Connectors.class)));
        add(registry, "InboxRepository", InboxRepository.class, this::inbox);
        add(registry, "QuarantinedObservation", Observation.class, this::quarantined);
        add(registry, "InboxRetention", InboxRetention.class, this::retention);
        add(registry, "InboxProjection", InboxProjectionCodec.class, context -> {
            context.bean(GatewayConfiguration.Tables.class); // they have to be there before it runs
            return new InboxProjectionCodec(gateway);
        });
        registry.registerBean(
                gateway.prefix() + "Routes",
                new ParameterizedTypeReference<RouterFunction<ServerResponse>>() {},
                spec -> spec.supplier(this::routes));
        registry.registerBean(
                gateway.prefix() + "SecurityFilterChain",
                SecurityFilterChain.class,
                spec -> spec.order(BEFORE_THE_REST).supplier(this::chain));
        registry.registerBean(
                gateway.prefix() + "WebhooksSecurityFilterChain",
                SecurityFilterChain.class,
                spec -> spec.order(BEFORE_THE_REST - 1).supplier(this::signedChain));
    }

    private <T> void add(BeanRegistry registry, String name, Class<T> type, Function<SupplierContext, T> supplier) {
        registry.registerBean(gateway.prefix() + name, type, spec -> spec.supplier(supplier));
    }

    private <T> T own(SupplierContext context, String name, Class<T> type) {
        return context.bean(gateway.prefix() + name, type);
    }

    private DeliveryProducer producer(SupplierContext context) {
        var settings = context.bean(KafkaProperties.class).promptProducer();
        settings.put("client.id", "footbridge-" + gateway.prefix() + "-intake");
        return new DeliveryProducer(
                gateway,
                context.bean(Wire.class),
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()),
                context.bean(Trail.class));
    }

    private DeliveryCodec deliveries(SupplierContext context) {
        return new DeliveryCodec(
                gateway.prefix(),
                context.bean(Connectors.class),
                context.bean(CloudEventsReader.class),
                context.bean(EventCodec.class),
                context.bean(SourcesProperties.class).vocabularies());
    }

    private MapperConsumer mapper(SupplierContext context) {
        return new MapperConfiguration(
                        gateway,
                        context.bean(KafkaProperties.class),
                        context.bean(Wire.class),
                        meters(context),
                        clock(context),
                        context.bean(Trail.class))
                .mapper(
                        own(context, "DeliveryCodec", DeliveryCodec.class),
                        context.bean(FactsCodec.class),
                        List.copyOf(context.bean(SourcesProperties.class)
                                .of(gateway)
                                .keySet()),
                        context.bean(GatewayProperties.class).instance(),
                        own(context, "MapperProgress", MapperProgress.class));
    }

    private Readiness readiness(SupplierContext context) {
        var progress = own(context, "MapperProgress", MapperProgress.class);
        return new Readiness("the mapper of /" + gateway.prefix(), progress::hasJoined);
    }

    private RehearsalProcessor samples(SupplierContext context) {
        return new RehearsalProcessor(
                gateway,
                context.bean(SourcesProperties.class).of(gateway).values(),
                context.bean(Connectors.class),
                own(context, "DeliveryCodec", DeliveryCodec.class),
                context.bean(FactsCodec.class),
                context.bean(Wire.class));
    }

    private Rehearsal rehearsal(SupplierContext context) {
        var log = own(context, "DeliveryProducer", DeliveryProducer.class);
        var samples = own(context, "RehearsalProcessor", RehearsalProcessor.class);
        var clock = clock(context);
        return new Rehearsal("intake at /" + gateway.prefix(), () -> {
            log.meetTheLog();
            samples.play(clock.instant());
        });
    }

    private InboxRepository inbox(SupplierContext context) {
        context.bean(GatewayConfiguration.Tables.class); // they have to be there before anybody asks
        return new InboxRepository(gateway, JdbcClient.create(context.bean(DataSource.class)));
    }

    private Observation quarantined(SupplierContext context) {
        var rows = own(context, "InboxRepository", InboxRepository.class);
        return new Observation(
                "footbridge.inbox.quarantined",
                "Deliveries that could not be mapped and wait for somebody to look",
                List.of("gateway"),
                () -> List.of(new Observation.Row(List.of(gateway.prefix()), rows.quarantined())));
    }

    private InboxRetention retention(SupplierContext context) {
        return new InboxRetention(
                own(context, "InboxRepository", InboxRepository.class),
                context.bean(GatewayProperties.class).keep(),
                clock(context));
    }

    private RouterFunction<ServerResponse> routes(SupplierContext context) {
        var limits = context.bean(GatewayProperties.class).limits();
        var log = own(context, "DeliveryProducer", DeliveryProducer.class);
        var webhooks = new WebhookController(
                gateway,
                context.bean(SourcesProperties.class).of(gateway),
                context.bean(Connectors.class),
                log,
                limits,
                clock(context),
                meters(context));
        var events = new EventsController(
                gateway,
                context.bean(CloudEventsReader.class),
                context.bean(EventCodec.class),
                context.bean(StrictJsonCodec.class),
                log,
                limits,
                clock(context),
                meters(context));
        var inbox = new InboxController(
                gateway,
                own(context, "InboxRepository", InboxRepository.class),
                own(context, "DeliveryCodec", DeliveryCodec.class),
                log,
                clock(context));
        var handshakes = new HandshakeController(
                gateway,
                context.bean(SourcesProperties.class).of(gateway),
                context.bean(Connectors.class),
                clock(context),
                meters(context));
        return webhooks.routes()
                .and(handshakes.routes())
                .and(events.routes())
                .and(inbox.routes())
                .filter((request, next) -> {
                    try {
                        return next.handle(request);
                    } catch (Exception e) {
                        return FailureCodec.answer(e, request);
                    }
                });
    }

    /** Webhooks are open because they are signed, and so are the handshakes before them. */
    private SecurityFilterChain signedChain(SupplierContext context) {
        return context.bean(AccessChains.class)
                .signed(
                        context.bean(HttpSecurity.class),
                        "/" + gateway.prefix() + "/webhooks/*",
                        HttpMethod.POST,
                        HttpMethod.GET,
                        HttpMethod.HEAD,
                        HttpMethod.OPTIONS);
    }

    /** Raw deliveries of HR are for HR's eyes. */
    private SecurityFilterChain chain(SupplierContext context) {
        var path = "/" + gateway.prefix();
        var desk = gateway == Gateway.HR ? "HR" : "IT";
        return context.bean(AccessChains.class)
                .chain(
                        context.bean(HttpSecurity.class),
                        path + "/**",
                        requests -> requests.requestMatchers(HttpMethod.OPTIONS, path + "/events")
                                .permitAll()
                                .requestMatchers(HttpMethod.POST, path + "/events", path + "/inbox/*/replay")
                                .hasAnyRole(desk, "ADMIN")
                                .requestMatchers(HttpMethod.GET, path + "/inbox", path + "/inbox/*")
                                .hasAnyRole(desk, "ADMIN", "AUDITOR"));
    }

    private static InstantSource clock(SupplierContext context) {
        return context.beanProvider(InstantSource.class).getIfUnique(InstantSource::system);
    }

    private static MeterRegistry meters(SupplierContext context) {
        return context.beanProvider(MeterRegistry.class).getIfUnique(SimpleMeterRegistry::new);
    }
}
