package dev.footbridge.bridge.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.bridge.policy.PolicyFilesReader;
import dev.footbridge.bridge.policy.PolicyReading;
import dev.footbridge.schemas.bridge.FeedEntry;
import dev.footbridge.schemas.fact.Identifier;
import dev.footbridge.schemas.fact.IncidentClosed;
import dev.footbridge.schemas.fact.Personal;
import dev.footbridge.schemas.fact.ProblemPrevented;
import dev.footbridge.schemas.fact.ProjectLeft;
import dev.footbridge.schemas.fact.Told;
import dev.footbridge.schemas.fact.WorkerLeft;
import dev.footbridge.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R30, R31 through the topology. */
class FeedTest {
    private static final String WORKER = "E-1042";
    private static final Instant NOON = Instant.parse("2026-11-19T12:00:00Z");

    @TempDir
    Path directory;

    private Bridge bridge;

    @BeforeEach
    void open() {
        bridge = new Bridge(directory.resolve("state"));
    }

    @AfterEach
    void close() {
        bridge.close();
    }

    @Test
    void aMembersComingAndGoingIsAnnouncedWhenItIsTime() {
        bridge.published(1);
        bridge.told(Story.hired("h-1", 0, WORKER, "2026-11-02"), Story.joined("p-1", 1, WORKER, "atlas"));
        bridge.told(leftProject("p-2", 2, "2026-12-01"));
        bridge.settles();
        assertThat(kinds()).containsExactly("project-joined");
        bridge.passes(Duration.ofDays(12));
        bridge.settles();

        assertThat(kinds()).containsExactly("project-joined", "project-left");
        assertThat(bridge.feed().values()).allSatisfy(entry -> {
            assertThat(entry.getPerson()).isEqualTo(Bridge.personOf(WORKER));
            assertThat(entry.getProject()).isEqualTo("atlas");
            assertThat(entry.getBasis().getPolicy()).isEqualTo(1);
            assertThat(entry.getRevision()).isEqualTo(1);
        });
        assertThat(bridge.all(Topics.PROJECT_FEED)).hasSize(2);
    }

    @Test
    void whatIsNoLongerTrueIsWithdrawnOnceAndComesBackUnderItsId() {
        bridge.published(1);
        bridge.told(Story.hired("h-1", 0, WORKER, "2026-11-02"), Story.joined("p-1", 1, WORKER, "atlas"));
        bridge.settles();
        var id = bridge.feed().keySet().iterator().next();
        bridge.published(2, withoutProjects(), "2");
        bridge.settles();
        bridge.told(Story.hired("h-2", 5, WORKER, "2026-11-03"));
        bridge.settles();
        assertThat(bridge.feed()).isEmpty();
        assertThat(bridge.all(Topics.PROJECT_FEED)).hasSize(2);

        bridge.published(3);
        bridge.settles();
        assertThat(bridge.feed()).containsOnlyKeys(id);
        assertThat(bridge.feed().get(id).getRevision()).isEqualTo(3);
    }

    @Test
    void aServiceFactIsOneEntryAndInNobodysFile() {
        bridge.published(1);
        bridge.told(Story.hired("h-1", 0, WORKER, "2026-11-02"));
        bridge.toldByIt(Story.token(WORKER), incident("i-1", 0, 0, "INC-7", "crm-api", 0));
        bridge.toldByIt(Story.token(WORKER), incident("i-1", 0, 0, "INC-7", "crm-api", 0));
        bridge.toldByIt("INC-8", incident("i-2", 0, 0, "INC-8", "other", 0));
        bridge.settles();

        assertThat(kinds()).containsExactly("incident-closed");
        assertThat(bridge.all(Topics.PROJECT_FEED)).hasSize(1);
        assertThat(bridge.all(Topics.TOLD_OF_SERVICES)).hasSize(2);
        assertThat(bridge.all(Topics.HEARD)).hasSize(1);
        var entry = bridge.feed().values().iterator().next();
        assertThat(entry.getPerson()).isNull();
        assertThat(entry.getBasis().getFacts()).startsWith("sha256:");
    }

    @Test
    void aCorrectedCopyReplacesItsEntryWhateverKeyItComesUnderAndWhicheverComesFirst() {
        bridge.published(1);
        bridge.toldByIt("INC-7", incident("i-1", 0, 1, "INC-7", "crm-api", 2));
        bridge.toldByIt(Story.token(WORKER), incident("i-1", 0, 0, "INC-7", "crm-api", 0));
        bridge.toldByIt("INC-9", incident("i-3", 0, 0, "INC-9", "crm-api", 0));
        bridge.toldByIt(Story.token(WORKER), incident("i-3", 0, 1, "INC-9", "other", 0));
        bridge.settles();

        assertThat(bridge.feed()).hasSize(1);
        assertThat(bridge.feed().values().iterator().next().getWording().getArgs())
                .containsEntry("reopened", "2");
        assertThat(bridge.announced(Topics.PROJECT_FEED, FeedEntry.class).get(2).getWithdrawn())
                .isTrue();
    }

    @Test
    void aPolicyThatAddsAServiceLaterBringsItsPastAlong() {
        bridge.published(1, withoutProjects(), "1");
        for (int i = 0; i < 250; i++) { // more than one slice
            bridge.toldByIt("key-" + i, incident("i-" + i, i, 0, "INC-" + i, "crm-api", 0));
        }
        bridge.settles();
        assertThat(bridge.feed()).isEmpty();
        bridge.published(2);
        for (int i = 0; i < 10; i++) {
            bridge.passes(Duration.ofMillis(10)); // a slice each
        }
        bridge.settles();
        assertThat(bridge.feed()).hasSize(250);
        bridge.published(3, withoutProjects(), "3");
        for (int i = 0; i < 10; i++) {
            bridge.passes(Duration.ofMillis(10));
        }
        bridge.settles();
        assertThat(bridge.feed()).isEmpty();
        assertThat(bridge.stored("feed")).doesNotContain("sweep");
    }

    @Test
    void whatWasToldBeforeAnyPolicyIsAnnouncedWithTheFirst() {
        bridge.toldByIt("crm-api", prevented());
        bridge.settles();
        assertThat(bridge.feed()).isEmpty();
        bridge.published(1);
        bridge.settles();
        assertThat(kinds()).containsExactly("problem-prevented");
    }

    @Test
    void aRestartLosesNothingAndRepeatsNothing() {
        bridge.close();
        bridge = Bridge.restartable(directory.resolve("restartable"));
        bridge.published(1);
        bridge.told(Story.hired("h-1", 0, WORKER, "2026-11-02"), Story.joined("p-1", 1, WORKER, "atlas"));
        bridge.toldByIt("INC-7", incident("i-1", 0, 0, "INC-7", "crm-api", 0));
        bridge.settles();
        var before = bridge.feed();
        var announced = bridge.all(Topics.PROJECT_FEED).size();
        var old = bridge;
        bridge = bridge.restarted();
        old.close();
        bridge.toldByIt("INC-7", incident("i-1", 0, 0, "INC-7", "crm-api", 0));
        bridge.settles();
        assertThat(bridge.all(Topics.PROJECT_FEED)).hasSize(announced);
        bridge.toldByIt("INC-7", incident("i-2", 9, 0, "INC-7", "crm-api", 1));
        bridge.settles();

        assertThat(bridge.feed().keySet()).isEqualTo(before.keySet());
        assertThat(bridge.all(Topics.PROJECT_FEED)).hasSize(announced + 1);
    }

    /** R31, R34: whatever is said about a leave, and whoever is named, no entry carries it. */
    @Test
    void noEntryCarriesAReasonANameOrAComment() {
        bridge.published(1);
        bridge.told(Story.hired("h-1", 0, WORKER, "2026-11-02"), Story.joined("p-1", 1, WORKER, "atlas"));
        bridge.told(WorkerLeft.newBuilder()
                .setTold(Story.told("l-1", 3))
                .setAbout(Story.about(WORKER))
                .setLastWorkingDay(LocalDate.parse("2026-11-20"))
                .setPersonal(canary())
                .build());
        bridge.toldByIt(
                Story.token(WORKER),
                IncidentClosed.newBuilder(incident("i-1", 0, 0, "INC-7", "crm-api", 0))
                        .setAbout(Story.about(WORKER))
                        .setPersonal(canary())
                        .build());
        bridge.settles();
        bridge.passes(Duration.ofDays(2));
        bridge.settles();

        assertThat(kinds()).containsExactly("incident-closed", "project-joined", "project-left");
        for (var record : bridge.all(Topics.PROJECT_FEED)) {
            assertThat(new String(record.value(), java.nio.charset.StandardCharsets.UTF_8))
                    .doesNotContain("canary", "Mara", "Quill", Story.token(WORKER));
        }
    }

    private static Personal canary() {
        return Personal.newBuilder()
                .setText("canary: dismissed")
                .setGivenName("canary")
                .build();
    }

    private List<String> kinds() {
        return bridge.feed().values().stream()
                .sorted(java.util.Comparator.comparing(FeedEntry::getAt))
                .map(FeedEntry::getKind)
                .toList();
    }

    private static ProjectLeft leftProject(String id, int minute, String day) {
        return ProjectLeft.newBuilder()
                .setTold(Story.told(id, minute))
                .setAbout(Story.about(WORKER))
                .setProject("atlas")
                .setEffectiveDate(LocalDate.parse(day))
                .build();
    }

    private static IncidentClosed incident(
            String id, int minute, int revision, String incident, String service, int reopened) {
        return IncidentClosed.newBuilder()
                .setTold(told(id, minute, revision))
                .setAbout(List.<Identifier>of())
                .setIncident(incident)
                .setService(service)
                .setTitle("Logins fail")
                .setSeverity("high")
                .setOpenedAt(NOON.minusSeconds(3600))
                .setClosedAt(NOON.plusSeconds(60L * minute))
                .setResolution("fixed")
                .setReopened(reopened)
                .setAffected(12)
                .build();
    }

    private static ProblemPrevented prevented() {
        return ProblemPrevented.newBuilder()
                .setTold(told("q-1", 0, 0))
                .setService("crm-api")
                .setTitle("Certificates renew themselves")
                .setKind("automation")
                .setAt(NOON)
                .build();
    }

    private static Told told(String id, int minute, int revision) {
        return new Told(id, "desk", id, NOON, NOON.plusSeconds(60L * minute), revision);
    }

    /** The contract's policy without its project. */
    private static String withoutProjects() {
        try {
            var files = new TreeMap<String, String>();
            var root = Bridge.CONTRACT_POLICIES;
            try (var paths = Files.walk(root)) {
                for (var path : paths.filter(Files::isRegularFile).toList()) {
                    files.put(root.relativize(path).toString().replace('\\', '/'), Files.readString(path));
                }
            }
            files.put("projects.yaml", "projects: {}\n");
            return ((PolicyReading.Accepted) new PolicyFilesReader().read(files))
                    .document()
                    .canonicalJson();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
