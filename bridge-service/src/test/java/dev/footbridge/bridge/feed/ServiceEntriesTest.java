package dev.footbridge.bridge.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.bridge.plan.Policies;
import dev.footbridge.bridge.policy.Policy;
import dev.footbridge.bridge.policy.Words;
import dev.footbridge.schemas.fact.ChangeReleased;
import dev.footbridge.schemas.fact.IncidentClosed;
import dev.footbridge.schemas.fact.ProblemPrevented;
import dev.footbridge.schemas.fact.RolloutAnnounced;
import dev.footbridge.schemas.fact.Told;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** R30–R32 for what is about services: project atlas has the service crm-api and the system crm. */
class ServiceEntriesTest {
    private static final Policy POLICY = Policies.CONTRACT;
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    @Test
    void aCleanResolutionIsToldInBusinessWords() {
        var entry = only(incident("i-1", 0, "fixed", 0));
        assertThat(entry.at()).isEqualTo(NOON);
        assertThat(entry.person()).isNull();
        assertThat(words(entry))
                .isEqualTo(new Words(
                        "Fixed at the first go: Logins {person} [fail] $1 – 120 people can work as usual again",
                        "INC-7 on crm-api resolved, severity high: Logins {person} [fail] $1 (120 affected)"));
    }

    @Test
    void otherClosingsSayHowTheyEnded() {
        assertThat(words(only(incident("i-1", 0, "workaround", 0))).hr())
                .startsWith("Closed: Logins")
                .endsWith("(there is a way around it)");
        assertThat(words(only(incident("i-1", 0, "fixed", 1))).hr()).endsWith("(fixed), opened again 1 time");
        assertThat(words(only(incident("i-1", 0, "fixed", 2))).it()).contains("closed (fixed), reopened 2 times");
    }

    @Test
    void anIncidentClosedAgainIsOneEntryThatNoLongerClaimsToBeClean() {
        var first = incident("i-1", 0, "fixed", 0);
        var again = incident("i-2", 60, "fixed", 1);
        assertThat(only(first, again)).isEqualTo(only(again, first));
        assertThat(only(first, again).id()).isEqualTo(only(first).id());
        assertThat(only(first, again).wording().key()).isEqualTo("feed/incident-closed");
    }

    @Test
    void quietWorkIsToldWithWhatItSaved() {
        assertThat(words(only(prevented("automation", 12.0, 1))))
                .isEqualTo(new Words(
                        "Automated: Certificates renew themselves – saves 12 hours, spares us 1 incident",
                        "Automation on crm-api: Certificates renew themselves; saves 12 h; avoids 1 incident"));
        assertThat(words(only(prevented("tidying", null, null))).hr())
                .isEqualTo("tidying: Certificates renew themselves");
    }

    @Test
    void changesAndRolloutsAreTold() {
        var change = ChangeReleased.newBuilder()
                .setTold(told("c-1", 0, 0))
                .setChange("CHG-1")
                .setService("crm-api")
                .setTitle("Search")
                .setSummary("Names are found as you type")
                .setAt(NOON)
                .build();
        var rollout = RolloutAnnounced.newBuilder()
                .setTold(told("o-1", 0, 0))
                .setRollout("crm-2")
                .setName("The new customer database")
                .setSystem("crm")
                .setGoLive(LocalDate.parse("2027-01-11"))
                .setAudience("true")
                .build();
        assertThat(words(only(change)))
                .isEqualTo(
                        new Words("Search is live: Names are found as you type", "CHG-1 released on crm-api: Search"));
        assertThat(words(only(rollout)))
                .isEqualTo(new Words(
                        "The new customer database begins on 2027-01-11",
                        "Rollout crm-2 of CRM (SaaS) announced: go-live 2027-01-11"));
    }

    @Test
    void theProjectsAreThoseThePolicyNamesTheServiceIn() {
        var both = Policies.version(2, "2026-12-10T00:00:00Z", "projects.yaml", """
                projects:
                  atlas: {name: {hr: a, it: b}, services: [crm-api]}
                  orbit: {name: {hr: c, it: d}, services: [crm-api]}
                """);
        var none = Policies.version(3, "2026-12-11T00:00:00Z", "projects.yaml", "projects: {}\n");
        var fact = ServiceFactCodec.of(incident("i-1", 0, "fixed", 0));
        assertThat(ServiceEntries.of(List.of(fact), both))
                .extracting(Entry::project)
                .containsExactlyInAnyOrder("atlas", "orbit");
        assertThat(ServiceEntries.of(List.of(fact), both)).extracting(Entry::id).doesNotHaveDuplicates();
        assertThat(ServiceEntries.of(List.of(fact), none)).isEmpty();
        assertThat(ServiceEntries.of(List.of(), both)).isEmpty();
    }

    @Test
    void ofTwoCopiesTheHigherRevisionCountsThenTheEarlierOnTheLog() {
        var told = fact(0, 5);
        assertThat(fact(1, 9).replaces(told)).isTrue();
        assertThat(told.replaces(fact(1, 9))).isFalse();
        assertThat(fact(0, 4).replaces(told)).isTrue();
        assertThat(fact(0, 6).replaces(told)).isFalse();
        assertThat(told.replaces(fact(0, 5))).isFalse();
    }

    private static ServiceFact fact(int revision, int minute) {
        return ServiceFactCodec.of(IncidentClosed.newBuilder(incident("i-1", 0, "fixed", 0))
                .setTold(told("i-1", minute, revision))
                .build());
    }

    private static ProblemPrevented prevented(String kind, Double hours, Integer incidents) {
        return ProblemPrevented.newBuilder()
                .setTold(told("q-1", 0, 0))
                .setService("crm-api")
                .setTitle("Certificates renew themselves")
                .setKind(kind)
                .setSavesHours(hours)
                .setSavesIncidents(incidents)
                .setAt(NOON)
                .build();
    }

    private static IncidentClosed incident(String id, int minute, String resolution, int reopened) {
        return IncidentClosed.newBuilder()
                .setTold(told(id, minute, 0))
                .setIncident("INC-7")
                .setService("crm-api")
                .setTitle("Logins {person} [fail] $1")
                .setSeverity("high")
                .setOpenedAt(NOON.minusSeconds(3600))
                .setClosedAt(NOON.plusSeconds(60L * minute))
                .setResolution(resolution)
                .setReopened(reopened)
                .setAffected(120)
                .build();
    }

    private static Told told(String id, int minute, int revision) {
        return new Told(id, "desk", id, NOON, NOON.plusSeconds(60L * minute), revision);
    }

    private static Entry only(SpecificRecord... told) {
        var entries =
                ServiceEntries.of(Stream.of(told).map(ServiceFactCodec::of).toList(), POLICY);
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    private static Words words(Entry entry) {
        return POLICY.words(entry.wording());
    }
}
