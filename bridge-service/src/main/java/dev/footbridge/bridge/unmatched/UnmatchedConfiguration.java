package dev.footbridge.bridge.unmatched;

import dev.footbridge.bridge.decision.AnswerCodec;
import dev.footbridge.bridge.decision.DecisionProducer;
import dev.footbridge.bridge.decision.ReadYourWritesReader;
import dev.footbridge.bridge.read.DeciderRepository;
import dev.footbridge.bridge.read.ListingRepository;
import dev.footbridge.bridge.read.PeopleRepository;
import dev.footbridge.bridge.read.VocabularyRepository;
import dev.footbridge.readmodel.access.AccessChains;
import dev.footbridge.readmodel.observe.Observation;
import dev.footbridge.readmodel.projection.Migrations;
import dev.footbridge.schemas.token.Tokens;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** What waits: its tables, its doors, and how it is shown. */
@Configuration(proxyBeanMethods = false)
public class UnmatchedConfiguration {
    private static final String PATH = "/api/unmatched/**";
    private static final int AHEAD_OF_THE_REST = 0;

    /** After the migrations, because what it feeds are their tables. */
    @Bean
    UnmatchedConsumer unmatchedConsumer(UnmatchedCodec unmatchedCodec, Migrations migrations) {
        migrations.migrate("bridge");
        return new UnmatchedConsumer(unmatchedCodec);
    }

    @Bean
    Observation unmatchedObservation(DataSource database, UnmatchedConsumer unmatchedConsumer) {
        var sql = new JdbcTemplate(database);
        return Observation.of(
                "footbridge.unmatched.waiting",
                "IT events about nobody known",
                () -> Objects.requireNonNull(sql.queryForObject("select count(*) from bridge.unmatched", Long.class)));
    }

    @Bean
    UnmatchedCodec unmatchedCodec() {
        return new UnmatchedCodec();
    }

    @Bean
    UnmatchedShownRepository unmatchedShown(
            DataSource database, PeopleRepository people, VocabularyRepository vocabulary) {
        var sql = new JdbcTemplate(database);
        return new UnmatchedShownRepository(
                new CandidatesRepository(sql), new MatchesRepository(sql), people, vocabulary);
    }

    @Bean
    MatchesController matchesController(
            DataSource database,
            ListingRepository listings,
            UnmatchedShownRepository unmatchedShown,
            DeciderRepository deciders,
            Tokens tokens,
            DecisionProducer decisionProducer,
            AnswerCodec decisionAnswers,
            ReadYourWritesReader readYourWrites) {
        var sql = new JdbcTemplate(database);
        var matches = new MatchesRepository(sql);
        return new MatchesController(
                listings,
                matches,
                unmatchedShown,
                deciders,
                new MatchReader(listings, matches, new CandidatesRepository(sql), tokens),
                decisionProducer,
                decisionAnswers,
                readYourWrites);
    }

    /** Names of people stand in it: those who may say whose something is read it, and nobody else. */
    @Bean
    @Order(AHEAD_OF_THE_REST)
    SecurityFilterChain unmatchedChain(HttpSecurity http, AccessChains chains) {
        return chains.chain(
                http, PATH, requests -> requests.requestMatchers(PATH).hasAnyRole("HR", "IT", "ADMIN"));
    }
}
