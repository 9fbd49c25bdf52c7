package dev.footbridge.bridge.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.bridge.person.DeterministicId;
import dev.footbridge.bridge.person.WorkerKey;
import dev.footbridge.schemas.bridge.ChecklistSnapshot;
import dev.footbridge.schemas.bridge.ProvisioningTask;
import dev.footbridge.schemas.bridge.ReviewSnapshot;
import dev.footbridge.schemas.bridge.TaskStatus;
import dev.footbridge.schemas.decision.ReviewDecided;
import dev.footbridge.schemas.decision.TaskCompleted;
import dev.footbridge.schemas.fact.PersonsLinked;
import dev.footbridge.schemas.fact.Told;
import dev.footbridge.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Two records of one human being are one person's matter, and what desks have of either goes on under its id (R7, R12,
 * R21): over partitions that hear of each other late, in whatever order, and that stop in between.
 */
class LinkedRecordsTest {
    private static final String MARA = "E-1042";
    private static final String BEN = "E-2077";
    private static final String CLEO = "E-3001";
    private static final int ORDERS = 60;
    private static final Instant MOVED = Instant.parse("2026-12-02T23:00:00Z");

    private Cluster cluster;

    @RepeatedTest(ORDERS)
    void noTicketIsCancelledWhenRecordsAreLinked(RepetitionInfo repetition) {
        hired(repetition, MARA, BEN);

        cluster.told(linked("s-1", 0, MARA, BEN));
        cluster.settles();

        nothingIsCancelled();
        allIsOf(survivor(MARA, BEN), 2);
    }

    @RepeatedTest(ORDERS)
    void noTicketIsCancelledWhenThreeRecordsAreLinkedAtOnce(RepetitionInfo repetition) {
        hired(repetition, MARA, BEN, CLEO);

        cluster.told(linked("s-1", 0, MARA, BEN), linked("s-2", 0, BEN, CLEO));
        cluster.settles();

        nothingIsCancelled();
        allIsOf(survivor(MARA, BEN, CLEO), 3);
    }

    @RepeatedTest(ORDERS)
    void noTicketIsCancelledWhenALinkWasToldWrong(RepetitionInfo repetition) {
        hired(repetition, MARA, BEN, CLEO);

        cluster.told(linked("s-1", 0, MARA, BEN));
        cluster.goesOnForAWhile();
        cluster.told(linked("s-1", 1, MARA, CLEO)); // a mended connector
        cluster.goesOnForAWhile();
        cluster.told(linked("s-1", 2, MARA, MARA));
        cluster.settles();

        nothingIsCancelled();
        assertThat(cluster.tasks().values())
                .extracting(ProvisioningTask::getPerson)
                .containsExactlyInAnyOrder(Bridge.personOf(MARA), Bridge.personOf(BEN), Bridge.personOf(CLEO));
        assertThat(cluster.people().keySet())
                .containsExactlyInAnyOrder(Bridge.personOf(MARA), Bridge.personOf(BEN), Bridge.personOf(CLEO));
        assertThat(cluster.people().values())
                .allSatisfy(person -> assertThat(person.getFormerIds()).isEmpty());
    }

    @RepeatedTest(ORDERS)
    void whatPeopleDecidedGoesAlongAlsoWhenItComesLate(RepetitionInfo repetition) {
        hired(repetition, MARA, BEN);

        cluster.decided(Bridge.personOf(MARA), completed("d-1", MARA, "contract"));
        cluster.decided(Bridge.personOf(BEN), completed("d-2", BEN, "contract"));
        cluster.told(linked("s-1", 0, MARA, BEN));
        cluster.goesOnForAWhile();
        cluster.decided(Bridge.personOf(MARA), completed("d-3", MARA, "buddy"));
        cluster.decided(Bridge.personOf(BEN), completed("d-4", BEN, "buddy"));
        cluster.settles();

        nothingIsCancelled();
        for (var worker : List.of(MARA, BEN)) {
            assertThat(cluster.checklists().get(onboarding(worker).toString()).getTasks())
                    .filteredOn(task -> task.getStatus() == TaskStatus.DONE)
                    .extracting(task -> task.getId())
                    .containsExactly("contract", "buddy");
        }
    }

    @RepeatedTest(ORDERS)
    void whatWasDecidedOfAReviewGoesAlongWhereTheOtherRecordStays(RepetitionInfo repetition) {
        reviewedWhileLinked(repetition);
        decided("d-1", "crm/admin", "revoke");
        cluster.settles();
        assertThat(revokes()).hasSize(1);

        cluster.told(linked("s-1", 1, MARA, MARA)); // a mended connector: they are two after all
        cluster.goesOnForAWhile();
        decided("d-2", "erp/approve-payment", "approve"); // by whoever still sees it as it was
        cluster.settles();

        assertThat(review().getPerson()).isEqualTo(Bridge.personOf(mover()));
        assertThat(decisions()).containsExactly("crm/admin revoke", "erp/approve-payment approve");
        assertThat(revokes()).singleElement().satisfies(task -> {
            assertThat(task.getWanted()).isTrue();
            assertThat(task.getPerson()).isEqualTo(Bridge.personOf(mover()));
        });
        nothingIsCancelled();
    }

    @RepeatedTest(ORDERS)
    void whatWasDecidedOfAReviewComesBackWithTheRecord(RepetitionInfo repetition) {
        reviewedWhileLinked(repetition);
        decided("d-1", "crm/admin", "revoke");
        cluster.settles();

        cluster.told(linked("s-1", 1, MARA, MARA));
        cluster.goesOnForAWhile();
        cluster.told(linked("s-1", 2, MARA, BEN));
        cluster.goesOnForAWhile();
        decided("d-2", "erp/approve-payment", "approve");
        cluster.settles();

        assertThat(review().getPerson()).isEqualTo(survivor(MARA, BEN));
        assertThat(decisions()).containsExactly("crm/admin revoke", "erp/approve-payment approve");
        nothingIsCancelled();
    }

    /** One person by two records, of which the one that is not the survivor's has moved. */
    private void reviewedWhileLinked(RepetitionInfo repetition) {
        hired(repetition, MARA, BEN);
        cluster.told(linked("s-1", 0, MARA, BEN));
        cluster.told(
                Story.granted("g-1", 1, Story.about(mover()), "crm", "admin"),
                Story.granted("g-2", 1, Story.about(mover()), "erp", "approve-payment"),
                Story.moved("m-1", 3, mover(), "2026-12-03", "Finance"));
        cluster.settles();
        cluster.passes(Duration.between(Bridge.MORNING, MOVED));
        cluster.settles();
        assertThat(review().getPerson()).isEqualTo(survivor(MARA, BEN));
    }

    private static String mover() {
        return Bridge.personOf(MARA).equals(survivor(MARA, BEN)) ? BEN : MARA;
    }

    private void decided(String id, String right, String decision) {
        var item = review().getItems().stream()
                .filter(one -> right.equals(one.getSystem() + "/" + one.getEntitlement()))
                .findFirst()
                .orElseThrow();
        cluster.decided(
                survivor(MARA, BEN),
                ReviewDecided.newBuilder()
                        .setTold(new Told(id, "footbridge", id, MOVED.plusSeconds(60), MOVED.plusSeconds(60), 0))
                        .setPerson(survivor(MARA, BEN))
                        .setReview(review().getId())
                        .setItem(item.getId())
                        .setDecision(decision)
                        .setBy("manager")
                        .setAt(MOVED.plusSeconds(60))
                        .build());
    }

    private ReviewSnapshot review() {
        return cluster.reviews().values().stream().findFirst().orElseThrow();
    }

    private List<String> decisions() {
        assertThat(cluster.reviews()).hasSize(1);
        return review().getItems().stream()
                .map(item -> item.getSystem() + "/" + item.getEntitlement() + " " + item.getDecision())
                .toList();
    }

    private List<ProvisioningTask> revokes() {
        return cluster.tasks().values().stream()
                .filter(task -> task.getReview() != null)
                .toList();
    }

    @RepeatedTest(ORDERS)
    void aLeaveToldWhileRecordsAreLinkedTakesBackWhatTheLeaverHas(RepetitionInfo repetition) {
        hired(repetition, MARA, BEN);
        cluster.told(Story.granted("g-1", 1, Story.about(MARA), "crm", "admin"));

        cluster.told(linked("s-1", 0, MARA, BEN), Story.left("l-1", 3, MARA, "2026-11-20"));
        cluster.told(Story.left("l-2", 4, BEN, "2026-11-20"));
        cluster.settles();

        assertThat(cluster.tasks().values())
                .filteredOn(task -> task.getAction().equals("revoke"))
                .isNotEmpty()
                .allSatisfy(task -> {
                    assertThat(task.getWanted()).isTrue();
                    assertThat(task.getPerson()).isEqualTo(survivor(MARA, BEN));
                });
    }

    /** All with a laptop that a desk has to hand out. */
    private void hired(RepetitionInfo repetition, String... workers) {
        cluster = new Cluster(4, new Random(repetition.getCurrentRepetition()));
        for (var worker : workers) {
            cluster.told(Story.hired("h-" + worker, 0, worker, "2026-12-01"));
        }
        cluster.settles();
        assertThat(cluster.tasks()).hasSize(workers.length);
    }

    private void nothingIsCancelled() {
        assertThat(cluster.log(Topics.PROVISIONING_TASKS, ProvisioningTask.class))
                .as("what happened:%n%s", cluster.story())
                .allMatch(ProvisioningTask::getWanted);
    }

    private void allIsOf(String person, int records) {
        assertThat(cluster.tasks()).hasSize(records);
        assertThat(cluster.tasks().values())
                .extracting(ProvisioningTask::getPerson)
                .containsOnly(person);
        assertThat(cluster.checklists().values())
                .extracting(ChecklistSnapshot::getPerson)
                .containsOnly(person);
        assertThat(cluster.people()).containsOnlyKeys(person);
        assertThat(cluster.people().get(person).getEmployments()).hasSize(records);
        assertThat(cluster.people().get(person).getFormerIds()).hasSize(records - 1);
    }

    private static String survivor(String... workers) {
        return List.of(workers).stream()
                .map(Bridge::personOf)
                .min(String::compareTo)
                .orElseThrow();
    }

    private static UUID onboarding(String worker) {
        var key = new WorkerKey(Story.HRIS, Story.token(worker));
        return DeterministicId.ofChecklist(DeterministicId.ofFirstHire(key, "h-" + worker), "onboarding");
    }

    private static TaskCompleted completed(String id, String worker, String task) {
        return TaskCompleted.newBuilder()
                .setTold(Story.told(id, 5))
                .setPerson(Bridge.personOf(worker))
                .setChecklist(onboarding(worker).toString())
                .setTask(task)
                .setBy("hr")
                .setAt(Story.TOLD)
                .build();
    }

    private static PersonsLinked linked(String id, int revision, String worker, String other) {
        return PersonsLinked.newBuilder()
                .setTold(
                        Told.newBuilder(Story.told(id, 2)).setRevision(revision).build())
                .setAbout(Story.about(worker))
                .setOther(Story.about(other))
                .build();
    }
}
