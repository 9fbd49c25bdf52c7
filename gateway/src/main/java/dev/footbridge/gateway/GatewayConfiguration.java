package dev.footbridge.gateway;

import dev.footbridge.gateway.canonical.CloudEventsReader;
import dev.footbridge.gateway.canonical.EventCodec;
import dev.footbridge.gateway.canonical.EventSchemasReader;
import dev.footbridge.gateway.canonical.SchemasController;
import dev.footbridge.gateway.canonical.StrictJsonCodec;
import dev.footbridge.gateway.connector.Connectors;
import dev.footbridge.gateway.connector.ConnectorsReader;
import dev.footbridge.gateway.connector.MappingBudget;
import dev.footbridge.gateway.connector.SamplesReader;
import dev.footbridge.gateway.fact.FactsCodec;
import dev.footbridge.gateway.verify.SignatureScheme;
import dev.footbridge.readmodel.ReadModelConfiguration;
import dev.footbridge.readmodel.access.AccessChains;
import dev.footbridge.readmodel.projection.Migrations;
import dev.footbridge.schemas.token.Tokens;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** What both gateways share within one process; what each has of its own is {@link PrefixConfiguration}'s. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({GatewayProperties.class, SourcesProperties.class})
@Import(ReadModelConfiguration.class)
public class GatewayConfiguration {
    private static final int AHEAD_OF_THE_REST = 100;
    private static final Logger log = LoggerFactory.getLogger(GatewayConfiguration.class);

    /** Says that the gateway's tables are there. */
    record Tables() {}

    @Bean
    Tables gatewayTables(Migrations migrations) {
        migrations.migrate("gateway");
        return new Tables();
    }

    @Bean
    StrictJsonCodec strictJsonCodec() {
        return new StrictJsonCodec();
    }

    @Bean
    EventSchemasReader eventSchemas(StrictJsonCodec json) {
        return new EventSchemasReader(json);
    }

    @Bean
    EventCodec eventCodec(
            StrictJsonCodec json, EventSchemasReader schemas, GatewayProperties gateway, SourcesProperties sources) {
        return new EventCodec(json, schemas, onlyHrSource(gateway, sources).isPresent());
    }

    @Bean
    CloudEventsReader cloudEventsReader(StrictJsonCodec json) {
        return new CloudEventsReader(json);
    }

    @Bean
    FactsCodec factsCodec(Tokens tokens, GatewayProperties gateway, SourcesProperties sources) {
        return new FactsCodec(tokens, onlyHrSource(gateway, sources));
    }

    /** A secret that cannot be a key stops the start; a connector that does not work is named in log and health. */
    @Bean
    Connectors connectors(
            StrictJsonCodec json, EventCodec events, GatewayProperties gateway, SourcesProperties sources) {
        var reader =
                new ConnectorsReader(json, new SamplesReader(json, events), new MappingBudget(gateway.mappingBudget()));
        var connectors = reader.read(sources.connectors());
        sources.sources().forEach((name, source) -> {
            var connector = connectors.find(source.connector());
            if (connector.isEmpty()) {
                log.error(
                        "Expected source {} to have a connector that works, but {} does not", name, source.connector());
            } else if (connector.get().verification() instanceof SignatureScheme scheme) {
                scheme.check(source.secrets());
            }
        });
        return connectors;
    }

    @Bean
    RouterFunction<ServerResponse> eventSchemaRoutes() {
        return new SchemasController().routes();
    }

    @Bean
    @Order(AHEAD_OF_THE_REST)
    SecurityFilterChain eventSchemaChain(AccessChains chains, HttpSecurity http) {
        return chains.chain(
                http,
                SchemasController.PATH + "/**",
                requests -> requests.requestMatchers(HttpMethod.GET).permitAll());
    }

    private static Optional<String> onlyHrSource(GatewayProperties gateway, SourcesProperties sources) {
        return Optional.ofNullable(gateway.hrSource()).or(sources::onlyHrSource);
    }
}
