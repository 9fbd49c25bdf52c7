package dev.footbridge.bridge.decision;

import dev.footbridge.bridge.read.DeciderRepository;
import dev.footbridge.bridge.read.ScopeRepository;
import dev.footbridge.readmodel.access.AccessChains;
import dev.footbridge.readmodel.log.KafkaProperties;
import dev.footbridge.readmodel.observe.Trail;
import dev.footbridge.readmodel.projection.Projections;
import dev.footbridge.schemas.wire.Wire;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;

/** The way of a decision to the log, and the doors it comes through. */
@Configuration(proxyBeanMethods = false)
public class DecisionConfiguration {
    private static final int AHEAD_OF_THE_REST = 0;

    @Bean(destroyMethod = "close")
    DecisionProducer decisionProducer(KafkaProperties kafka, Wire wire, Trail trail) {
        var settings = kafka.promptProducer();
        settings.put("client.id", "footbridge-decisions");
        return new DecisionProducer(
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()),
                wire,
                InstantSource.system(),
                trail);
    }

    @Bean
    AnswerCodec decisionAnswers(@Value("${footbridge.stream.key}") String key) {
        return new AnswerCodec(key);
    }

    @Bean
    ReadYourWritesReader readYourWrites(AnswerCodec decisionAnswers, DataSource database, Projections projections) {
        return new ReadYourWritesReader(
                decisionAnswers, new PlannedRepository(new JdbcTemplate(database)), projections);
    }

    @Bean
    TaskDecisionsController taskDecisionsController(
            DataSource database,
            ScopeRepository scopes,
            DeciderRepository deciders,
            DecisionProducer decisionProducer,
            AnswerCodec decisionAnswers) {
        return new TaskDecisionsController(
                new TasksRepository(new JdbcTemplate(database)), scopes, deciders, decisionProducer, decisionAnswers);
    }

    @Bean
    ReviewDecisionsController reviewDecisionsController(
            DataSource database,
            ScopeRepository scopes,
            DeciderRepository deciders,
            DecisionProducer decisionProducer,
            AnswerCodec decisionAnswers) {
        return new ReviewDecisionsController(
                new ReviewItemsRepository(new JdbcTemplate(database)),
                scopes,
                deciders,
                decisionProducer,
                decisionAnswers);
    }

    @Bean
    @Order(AHEAD_OF_THE_REST)
    SecurityFilterChain decisionsChain(HttpSecurity http, AccessChains chains) {
        return chains.chain(
                http,
                "/api/checklists/*/tasks/**",
                requests -> requests.requestMatchers(HttpMethod.POST).hasAnyRole("HR", "IT", "MANAGER", "ADMIN"));
    }

    /** Of every request, for the sake of one kind of path. */
    @Bean
    HttpFirewall httpFirewall() {
        return new TaskPathFilter();
    }

    /** A slash in the id of a task stays encoded until the path is read: it never divides it. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> encodedSlashes() {
        return server -> server.addConnectorCustomizers(
                connector -> connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue()));
    }
}
