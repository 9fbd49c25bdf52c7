package dev.footbridge.bridge.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.schemas.bridge.ProvisioningTask;
import dev.footbridge.schemas.bridge.ReviewItemSnapshot;
import dev.footbridge.schemas.bridge.ReviewSnapshot;
import dev.footbridge.schemas.bridge.TaskOwned;
import dev.footbridge.schemas.decision.ReviewDecided;
import dev.footbridge.schemas.fact.Personal;
import dev.footbridge.schemas.fact.ReportedStatus;
import dev.footbridge.schemas.fact.TaskReported;
import dev.footbridge.schemas.fact.Told;
import dev.footbridge.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is announced of access reviews, and of the work of those that revoke. */
class ReviewTest {
    private static final String WORKER = "E-1042";
    private static final String PERSON = Bridge.personOf(WORKER);
    private static final Instant BEGINS = Instant.parse("2026-11-30T23:00:00Z");

    @TempDir
    Path directory;

    private Bridge bridge;

    @BeforeEach
    void open() {
        bridge = new Bridge(directory.resolve("state")).published(1);
    }

    @AfterEach
    void close() {
        bridge.close();
    }

    @Test
    void aReviewIsAnnouncedWhenTheMoveTakesEffect() {
        hiredAndMoved();
        assertThat(bridge.all(Topics.REVIEWS)).isEmpty();

        begins();
        var review = bridge.review(WORKER);
        assertThat(review.getStatus()).isEqualTo("open");
        assertThat(review.getReviewer()).isEqualTo("owner:crm");
        assertThat(review.getDue()).isEqualTo("2026-12-08T22:59:59Z");
        assertThat(review.getItems())
                .extracting(item -> item.getSystem() + "/" + item.getEntitlement() + " " + item.getStatus() + " "
                        + item.getReasons() + " " + item.getRisk())
                .containsExactly("crm/admin open [move] high", "crm/user open [move] low");
        assertThat(review.getBasis().getFacts()).startsWith("sha256:");
        assertThat(review.toString()).doesNotContain("Mara", "Quill");
        assertThat(bridge.all(Topics.REVIEWS).get(0).key()).isEqualTo(review.getId());
    }

    @Test
    void aRevokeReachesTheDeskAndItsEvidenceClosesTheItem() {
        hiredAndMoved();
        begins();
        decided("d-1", 1, "crm/user", "revoke", "It is not theirs, says Mara");
        bridge.settles();

        var item = item("crm/user");
        assertThat(item.getStatus()).isEqualTo("decided");
        assertThat(item.getDecidedBy()).isEqualTo("manager");
        assertThat(tasks()).singleElement().satisfies(task -> {
            assertThat(task.getTaskId()).isEqualTo(item.getRemediation());
            assertThat(task.getReview()).isEqualTo(bridge.review(WORKER).getId());
            assertThat(task.getChecklist()).isNull();
            assertThat(task.getAction()).isEqualTo("revoke");
            assertThat(task.getSystem()).isEqualTo("crm");
            assertThat(task.getEntitlement()).isEqualTo("user");
            assertThat(task.getDue()).isEqualTo("2026-12-15T22:59:59Z");
            assertThat(task.getWords().getIt()).isEqualTo("Access review: Revoke crm/user");
            assertThat(task.toString()).doesNotContain("Mara");
        });
        assertThat(bridge.review(WORKER).toString()).doesNotContain("Mara");
        assertThat(bridge.announced(Topics.IDENTIFY, SpecificRecord.class))
                .contains(new TaskOwned(item.getRemediation(), PERSON));

        bridge.told(Story.revoked("r-1", 9, WORKER, "crm", "user", "2026-12-02T10:00:00Z"));
        bridge.passes(Duration.ofDays(3));
        bridge.settles();
        assertThat(item("crm/user").getGone()).isTrue();
        assertThat(item("crm/user").getRemediationStatus()).isEqualTo("done");
        assertThat(tasks()).extracting(ProvisioningTask::getWanted).containsExactly(true, false);
    }

    @Test
    void aRevokeTakenBackInTimeIsWithdrawnAndOneTheDeskHasIsLocked() {
        hiredAndMoved();
        begins();
        decided("d-1", 1, "crm/user", "revoke", null);
        bridge.settles();
        decided("d-2", 2, "crm/user", "approve", null);
        bridge.settles();
        assertThat(tasks()).extracting(ProvisioningTask::getWanted).containsExactly(true, false);

        decided("d-3", 3, "crm/user", "revoke", null);
        bridge.settles();
        var task = item("crm/user").getRemediation();
        assertThat(task).isNotEqualTo(tasks().get(0).getTaskId());
        reported("t-1", 4, task, ReportedStatus.ACCEPTED);
        bridge.settles();
        assertThat(item("crm/user").getLocked()).isTrue();
        assertThat(item("crm/user").getTicket()).isEqualTo("REQ-7");
        decided("d-4", 5, "crm/user", "approve", null);
        bridge.settles();
        assertThat(item("crm/user").getDecision()).isEqualTo("revoke");
        assertThat(tasks()).extracting(ProvisioningTask::getWanted).containsExactly(true, false, true);
    }

    @Test
    void whatIsDecidedTwiceIsToldOnce() {
        hiredAndMoved();
        begins();
        decided("d-1", 1, "crm/user", "revoke", null);
        decided("d-1", 1, "crm/user", "revoke", null);
        bridge.settles();
        decided("d-1", 1, "crm/user", "revoke", null);
        bridge.settles();
        assertThat(tasks()).hasSize(1);
        assertThat(bridge.announced(Topics.REVIEWS, ReviewSnapshot.class)).hasSize(2);
        assertThat(bridge.all(Topics.REVIEWS)).extracting(TestRecord::key).contains("planned/0");
    }

    @Test
    void aDecisionNobodyKnowsIsKeptAndCountsForNothing() {
        hiredAndMoved();
        begins();
        decided("d-1", 1, "crm/user", "postpone", null);
        bridge.settles();
        assertThat(item("crm/user").getStatus()).isEqualTo("open");
        assertThat(bridge.all(Topics.BRIDGE_DLT)).isEmpty();
    }

    @Test
    void aMoveThatIsCalledOffWithdrawsItsReviewAndItsWork() {
        hiredAndMoved();
        begins();
        decided("d-1", 1, "crm/user", "revoke", null);
        bridge.settles();
        bridge.told(Story.moved("m-2", 6, WORKER, "2026-12-01", "Sales"));
        bridge.settles();
        assertThat(bridge.review(WORKER).getStatus()).isEqualTo("withdrawn");
        assertThat(bridge.review(WORKER).getItems())
                .extracting(ReviewItemSnapshot::getStatus)
                .containsExactly("withdrawn", "decided");
        assertThat(tasks()).extracting(ProvisioningTask::getWanted).containsExactly(true, false);
    }

    @Test
    void aReviewWhoseIdBecomesAnotherGoesOnUnderTheNewOne() {
        hiredAndMoved();
        begins();
        decided("d-1", 1, "crm/user", "revoke", null);
        bridge.settles();
        var before = bridge.review(WORKER);
        bridge.told(Story.moved("m-0", 0, WORKER, "2026-12-01", "Finance")); // told before the one that was heard
        bridge.settles();
        var after = bridge.review(WORKER);
        assertThat(after.getId()).isNotEqualTo(before.getId());
        assertThat(after.getFormerIds()).containsExactly(before.getId());
        assertThat(item("crm/user").getDecision()).isEqualTo("revoke");
        assertThat(bridge.all(Topics.REVIEWS))
                .anyMatch(record -> record.key().equals(before.getId()) && record.value() == null);
        assertThat(tasks())
                .extracting(ProvisioningTask::getTaskId)
                .containsOnly(item("crm/user").getRemediation());
        assertThat(tasks()).extracting(ProvisioningTask::getWanted).containsOnly(true);
    }

    @Test
    void anyOrderEndsTheSame() {
        var facts = List.of(
                Story.hired("h-1", 0, WORKER, "2026-11-20"),
                Story.granted("g-1", 1, Story.about(WORKER), "crm", "user"),
                Story.moved("m-1", 3, WORKER, "2026-12-01", "Finance"));
        var dumps = new java.util.TreeSet<String>();
        for (var order : List.of(List.of(0, 1, 2), List.of(2, 1, 0), List.of(1, 2, 0), List.of(1, 0, 2))) {
            try (var other = new Bridge(directory.resolve("other-" + order)).published(1)) {
                for (int fact : order) {
                    other.told(facts.get(fact));
                    other.settles();
                }
                other.passes(Duration.between(Bridge.MORNING, BEGINS));
                other.settles();
                assertThat(other.review(WORKER).getItems()).hasSize(1);
                dumps.add(other.dump());
            }
        }
        assertThat(dumps).hasSize(1);
    }

    private void hiredAndMoved() {
        bridge.told(
                Story.hired("h-1", 0, WORKER, "2026-11-20"),
                Story.granted("g-1", 1, Story.about(WORKER), "crm", "user"),
                Story.granted("g-2", 2, Story.about(WORKER), "crm", "admin"),
                Story.granted("g-3", 2, Story.about(WORKER), "mail", "mailbox"),
                Story.moved("m-1", 3, WORKER, "2026-12-01", "Finance"));
        bridge.settles();
    }

    private void begins() {
        bridge.passes(Duration.between(Bridge.MORNING, BEGINS));
        bridge.settles();
    }

    private void decided(String id, int minute, String entitlement, String decision, String comment) {
        var at = BEGINS.plusSeconds(60L * minute);
        bridge.on(
                Topics.DECISIONS,
                PERSON,
                ReviewDecided.newBuilder()
                        .setTold(new Told(id, "footbridge", id, at, at, 0))
                        .setPerson(PERSON)
                        .setReview(bridge.review(WORKER).getId())
                        .setItem(item(entitlement).getId())
                        .setDecision(decision)
                        .setBy("manager")
                        .setAt(at)
                        .setPersonal(
                                comment == null
                                        ? null
                                        : Personal.newBuilder().setText(comment).build())
                        .build());
    }

    /** Through the home of the task, as a desk's own words come. */
    private void reported(String id, int minute, String task, ReportedStatus status) {
        var at = BEGINS.plusSeconds(60L * minute);
        bridge.toldByIt(
                task,
                TaskReported.newBuilder()
                        .setTold(new Told(id, "it-desk", id, at, at, 0))
                        .setTaskId(task)
                        .setStatus(status)
                        .setTicket("REQ-7")
                        .setAt(at)
                        .build());
    }

    private ReviewItemSnapshot item(String entitlement) {
        return bridge.review(WORKER).getItems().stream()
                .filter(item -> entitlement.equals(item.getSystem() + "/" + item.getEntitlement()))
                .findFirst()
                .orElseThrow();
    }

    private List<ProvisioningTask> tasks() {
        return bridge.announced(Topics.PROVISIONING_TASKS, SpecificRecord.class).stream()
                .filter(ProvisioningTask.class::isInstance)
                .map(ProvisioningTask.class::cast)
                .filter(task -> task.getReview() != null)
                .toList();
    }
}
