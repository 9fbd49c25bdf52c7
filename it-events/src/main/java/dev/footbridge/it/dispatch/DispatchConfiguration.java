package dev.footbridge.it.dispatch;

import dev.footbridge.gateway.Gateway;
import dev.footbridge.gateway.canonical.EventCodec;
import dev.footbridge.gateway.canonical.StrictJsonCodec;
import dev.footbridge.gateway.intake.DeliveryProducer;
import dev.footbridge.gateway.intake.OwnEventsProducer;
import dev.footbridge.readmodel.access.AccessChains;
import dev.footbridge.readmodel.log.KafkaProperties;
import dev.footbridge.readmodel.observe.Observation;
import dev.footbridge.readmodel.observe.Trail;
import dev.footbridge.readmodel.projection.Migrations;
import dev.footbridge.readmodel.projection.Projection;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.transaction.support.TransactionTemplate;

/** The beans of dispatch. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DispatchProperties.class)
public class DispatchConfiguration {
    private static final int BEFORE_THE_GATEWAY = 50;

    /** The schema, and transactions in it. */
    record Tables(JdbcClient database, TransactionTemplate transaction) {}

    @Bean
    Tables dispatchTables(Migrations migrations, DataSource database) {
        migrations.migrate("dispatch");
        return new Tables(JdbcClient.create(database), new TransactionTemplate(new JdbcTransactionManager(database)));
    }

    @Bean
    Projection dispatchProjection(Tables dispatchTables) {
        return new DispatchProjectionCodec();
    }

    @Bean
    DispatchRepository dispatchRepository(Tables dispatchTables) {
        return new DispatchRepository(dispatchTables.database(), dispatchTables.transaction());
    }

    @Bean
    ListingRepository dispatchListing(Tables dispatchTables) {
        return new ListingRepository(dispatchTables.database());
    }

    @Bean
    DestinationsReader dispatchDestinations(DispatchRepository rows) {
        return new DestinationsReader(rows);
    }

    @Bean(destroyMethod = "close")
    Admin dispatchAdmin(KafkaProperties kafka) {
        var settings = kafka.client();
        settings.put("client.id", "footbridge-dispatch");
        settings.put("default.api.timeout.ms", 5_000);
        settings.put("request.timeout.ms", 5_000);
        return Admin.create(settings);
    }

    @Bean
    ReportsProducer dispatchReports(
            EventCodec events,
            StrictJsonCodec json,
            @Qualifier("itDeliveryProducer") DeliveryProducer log,
            ObjectProvider<InstantSource> clock) {
        return new ReportsProducer(new OwnEventsProducer(Gateway.IT.prefix(), events, json, log, clock(clock)));
    }

    @Bean
    ReportsProcessor dispatchReporting(
            ListingRepository tasks,
            ReportsProducer reports,
            DestinationsReader policy,
            Tables dispatchTables,
            ObjectProvider<InstantSource> clock) {
        return new ReportsProcessor(tasks, reports, policy, dispatchTables.transaction(), clock(clock));
    }

    @Bean
    DispatchListener dispatchers(
            DispatchRepository rows,
            DestinationsReader policy,
            DispatchProperties desks,
            ReportsProducer reports,
            @Qualifier("dispatchAdmin") Admin dispatchAdmin,
            ObjectProvider<MeterRegistry> meters,
            ObjectProvider<InstantSource> clock,
            Trail trail) {
        return new DispatchListener(
                rows,
                policy,
                desks,
                new ClearanceProcessor(
                        rows, new CatchUpClient(dispatchAdmin), desks.dispatch(), policy::current, clock(clock)),
                new TicketsProcessor(rows, reports, clock(clock)),
                meters.getIfUnique(SimpleMeterRegistry::new),
                clock(clock),
                trail);
    }

    @Bean
    HealthIndicator dispatchHealthIndicator(DispatchListener dispatchers) {
        return new DispatchHealth(dispatchers);
    }

    @Bean
    Observation dispatchTasksObservation(ListingRepository tasks, DestinationsReader policy) {
        return new Observation(
                "footbridge.dispatch.tasks",
                "Tasks that are wanted, by where they go, how they stand, and what of them the desk was told",
                List.of("destination", "state", "delivery"),
                () -> tasks.standing(policy.current()).stream()
                        .map(row -> new Observation.Row(
                                List.of(row.destination(), row.state(), row.delivery()), row.tasks()))
                        .toList());
    }

    @Bean
    Observation dispatchDisabledObservation(DispatchRepository rows, DestinationsReader policy) {
        return new Observation(
                "footbridge.dispatch.disabled",
                "1 when the desk answered 410 Gone, and nothing is sent until somebody resumes it",
                List.of("destination"),
                () -> {
                    var disabled = rows.disabled().keySet();
                    return policy.current().byName().keySet().stream()
                            .map(name -> new Observation.Row(List.of(name), disabled.contains(name) ? 1 : 0))
                            .toList();
                });
    }

    @Bean
    TasksController tasksController(ReportsProcessor reports, ListingRepository tasks, DestinationsReader policy) {
        return new TasksController(reports, tasks, policy);
    }

    @Bean
    DestinationsController destinationsController(
            DispatchRepository rows, DestinationsReader policy, DispatchProperties desks) {
        return new DestinationsController(rows, policy, desks);
    }

    @Bean
    @Order(BEFORE_THE_GATEWAY)
    SecurityFilterChain dispatchTasksSecurityFilterChain(AccessChains chains, HttpSecurity http) {
        return chains.chain(
                http,
                "/it/tasks/**",
                requests -> requests.requestMatchers(HttpMethod.GET, "/it/tasks", "/it/tasks/*")
                        .hasAnyRole("IT", "ADMIN")
                        .requestMatchers(HttpMethod.POST, "/it/tasks/*/*")
                        .hasAnyRole("IT", "ADMIN"));
    }

    @Bean
    @Order(BEFORE_THE_GATEWAY)
    SecurityFilterChain dispatchDestinationsSecurityFilterChain(AccessChains chains, HttpSecurity http) {
        return chains.chain(
                http,
                "/it/destinations/**",
                requests -> requests.requestMatchers(HttpMethod.GET, "/it/destinations")
                        .hasAnyRole("IT", "ADMIN")
                        .requestMatchers(HttpMethod.POST, "/it/destinations/*/resume")
                        .hasAnyRole("IT", "ADMIN"));
    }

    private static InstantSource clock(ObjectProvider<InstantSource> clock) {
        return clock.getIfUnique(InstantSource::system);
    }
}
