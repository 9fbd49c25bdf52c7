package dev.footbridge.bridge.read;

import dev.footbridge.bridge.policy.PolicyCodec;
import dev.footbridge.readmodel.projection.Migrations;
import dev.footbridge.schemas.token.Tokens;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The read side of the bridge: its tables, and what reads them. */
@Configuration(proxyBeanMethods = false)
public class ReadConfiguration {

    /** After the migrations, because what it feeds are their tables. */
    @Bean
    AnnouncementsConsumer announcementsConsumer(SnapshotCodec snapshots, Migrations migrations) {
        migrations.migrate("bridge");
        return new AnnouncementsConsumer(snapshots);
    }

    @Bean
    SnapshotCodec snapshotCodec(Tokens tokens) {
        return new SnapshotCodec(tokens);
    }

    @Bean
    PeopleRepository peopleRepository(DataSource database, Tokens tokens) {
        return new PeopleRepository(new JdbcTemplate(database), tokens);
    }

    @Bean
    ScopeRepository scopeRepository(PeopleRepository people, ProjectsRepository projects, SeatsRepository seats) {
        return new ScopeRepository(people, projects, seats);
    }

    @Bean
    SeatsRepository seatsRepository(VocabularyRepository policies, PeopleRepository people) {
        return new SeatsRepository(policies, people);
    }

    @Bean
    ReviewCodec reviewCodec(Vocabulary vocabulary) {
        return new ReviewCodec(vocabulary);
    }

    @Bean
    ProjectsRepository projectsRepository(DataSource database, VocabularyRepository policies, PeopleRepository people) {
        return new ProjectsRepository(new JdbcTemplate(database), policies, people);
    }

    @Bean
    EntryCodec entryCodec(Vocabulary vocabulary) {
        return new EntryCodec(vocabulary);
    }

    @Bean
    FeedRepository feedRepository(DataSource database, PeopleRepository people, EntryCodec entries) {
        return new FeedRepository(new JdbcTemplate(database), people, entries);
    }

    @Bean
    DeciderRepository deciderRepository(PeopleRepository people, SeatsRepository seats) {
        return new DeciderRepository(people, seats);
    }

    @Bean
    ListingRepository listingRepository(DataSource database, PeopleRepository people, SeatsRepository seats) {
        return new ListingRepository(new JdbcTemplate(database), people, seats);
    }

    @Bean
    VocabularyRepository vocabulary(DataSource database) {
        return new VocabularyRepository(new JdbcTemplate(database), new PolicyCodec());
    }

    @Bean
    ShownCodec shownCodec(Vocabulary vocabulary) {
        return new ShownCodec(vocabulary);
    }

    @Bean
    TimelineCodec timelineCodec(ShownCodec shown) {
        return new TimelineCodec(shown);
    }

    @Bean
    ShownRepository shownRepository(PeopleRepository people, ShownCodec shown, ReviewCodec reviews) {
        return new ShownRepository(people, shown, reviews);
    }
}
