package dev.footbridge.bridge.plan;

import static dev.footbridge.bridge.person.ReviewDecision.APPROVE;
import static dev.footbridge.bridge.person.ReviewDecision.DONT_KNOW;
import static dev.footbridge.bridge.person.ReviewDecision.REVOKE;
import static dev.footbridge.bridge.plan.Facts.MARA;
import static dev.footbridge.bridge.plan.Facts.granted;
import static dev.footbridge.bridge.plan.Facts.grantedTo;
import static dev.footbridge.bridge.plan.Facts.grantedUntil;
import static dev.footbridge.bridge.plan.Facts.hired;
import static dev.footbridge.bridge.plan.Facts.left;
import static dev.footbridge.bridge.plan.Facts.moved;
import static dev.footbridge.bridge.plan.Facts.reported;
import static dev.footbridge.bridge.plan.Facts.revoked;
import static dev.footbridge.bridge.plan.Facts.revokedFrom;
import static dev.footbridge.bridge.plan.Facts.used;
import static dev.footbridge.bridge.plan.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.bridge.access.Action;
import dev.footbridge.bridge.access.Priority;
import dev.footbridge.bridge.access.ProvisioningTask;
import dev.footbridge.bridge.access.Wish;
import dev.footbridge.bridge.checklist.TaskStatus;
import dev.footbridge.bridge.person.AccountKey;
import dev.footbridge.bridge.person.DeterministicId;
import dev.footbridge.bridge.person.Fact;
import dev.footbridge.bridge.person.PersonFile;
import dev.footbridge.bridge.person.ReviewDecision;
import dev.footbridge.bridge.person.TaskReport;
import dev.footbridge.bridge.policy.Policy;
import dev.footbridge.bridge.policy.Words;
import dev.footbridge.bridge.review.AccessReview;
import dev.footbridge.bridge.review.ItemStatus;
import dev.footbridge.bridge.review.ReviewStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** R23–R27 where somebody takes another position, with R8, R9a, R12, R14, R19 and R21. */
class ReviewTest {

    private static final Fact.WorkerHired HIRED = hired("h-1", "2026-11-10", "2026-12-01", "manager", "t-boss");
    private static final Fact.AccessGranted CRM = granted("g-1", "2026-12-01", "crm/user");
    private static final Fact.AccessGranted ADMIN = granted("g-2", "2026-12-20", "crm/admin");
    private static final Fact.AccessGranted MAIL = granted("g-3", "2026-12-01", "mail/mailbox");
    private static final Fact.WorkerMoved MOVED = moved("m-1", "2027-01-11", "2027-02-01", "department", "Finance");
    private static final String BEGINS = "2027-01-31T23:00:00Z"; // 00:00 in Berlin
    private static final UUID REVIEW =
            DeterministicId.ofReview(DeterministicId.ofFirstHire(Facts.WORKER, "h-1"), "move@e-m-1");

    @Test
    void whatIsNoBirthrightOfTheNewPositionIsLookedAtWhetherItEverWasOneOrNot() {
        var review = inFinance().review();
        assertThat(review.items())
                .extracting(item -> item.entitlement() + " " + item.status())
                .containsExactly("crm/admin OPEN", "crm/user OPEN");
        assertThat(review.status()).isEqualTo(ReviewStatus.OPEN);
        assertThat(review.id()).isEqualTo(REVIEW);
        assertThat(review.items())
                .extracting(item -> Policies.CONTRACT.words(item.why()).hr())
                .containsExactly(
                        "Given to them alone, by no rule: Change the customer database",
                        "Came with the role before: Use the customer database");
    }

    @Test
    void aRightThatIsGoneUnderOneAccountIsStillLookedAtUnderTheOther() {
        var one = new AccountKey("crm", "one");
        var two = new AccountKey("crm", "two");
        var review = given(
                        HIRED,
                        grantedTo(one, "g-1", "2026-12-01", "crm/admin"),
                        grantedTo(two, "g-2", "2026-12-02", "crm/admin"),
                        MOVED)
                .when(revokedFrom(one, "r-1", "2026-12-20", "crm/admin"))
                .at("2027-02-02");
        assertThat(review.review().items())
                .extracting(item -> item.entitlement() + " " + item.status())
                .containsExactly("crm/admin OPEN");

        assertThat(review.when(revokedFrom(two, "r-2", "2026-12-21", "crm/admin"))
                        .plan()
                        .reviews())
                .isEmpty();
    }

    @Test
    void anItemSaysWhatItIsAbout() {
        var item = inFinance()
                .when(used("u-1", "2027-01-20T10:15:00Z", "crm/admin"))
                .item("crm/admin");
        assertThat(item.asked()).isEqualTo(BEGINS);
        assertThat(item.since()).isEqualTo("2026-12-20T00:00:00Z");
        assertThat(item.evidence().event()).isEqualTo("g-2");
        assertThat(item.risk()).isEqualTo("high");
        assertThat(item.privileged()).isTrue();
        assertThat(item.lastUsed()).isEqualTo("2027-01-20T00:00:00Z");
        assertThat(inFinance().item("crm/admin").lastUsed()).isNull();
    }

    @Test
    void itIsAskedAsTheMoveTakesEffectAndDueAWeekAfterAtTheEndOfTheDay() {
        assertThat(inFinance().at("2027-01-31T22:59:59Z").plan().reviews()).isEmpty();
        assertThat(inFinance().at("2027-01-31T22:59:59Z").plan().lookAgain()).isEqualTo(BEGINS);
        assertThat(inFinance().at(BEGINS).review().due()).isEqualTo("2027-02-08T22:59:59Z");
    }

    @Test
    void aWeekIsSevenDaysWhateverTheClocksDo() {
        var spring = moved("m-1", "2027-01-11", "2027-03-25", "department", "Finance");
        assertThat(given(HIRED, CRM, spring).at("2027-03-26").review().due()).isEqualTo("2027-04-01T21:59:59Z");
    }

    @Test
    void aMoveToldTooLateIsAskedAboutFromThenOn() {
        var late = moved("m-1", "2027-03-10", "2027-02-01", "department", "Finance");
        var gone = revoked("r-1", "2027-03-01", "crm/user");
        var review = given(HIRED, CRM, ADMIN, gone, late).at("2027-03-11").review();
        assertThat(review.due()).isEqualTo("2027-03-17T22:59:59Z");
        assertThat(review.items())
                .extracting(item -> item.entitlement().toString())
                .containsExactly("crm/admin");
    }

    @Test
    void aMoveThatLeavesNothingBehindAsksNothing() {
        assertThat(given(HIRED, MAIL, MOVED).at("2027-02-02").plan().reviews()).isEmpty();
        assertThat(given(HIRED, CRM, moved("m-1", "2027-01-11", "2027-02-01", "location", "US-NYC"))
                        .at("2027-02-02")
                        .plan()
                        .reviews())
                .isEmpty();
    }

    @Test
    void anItemClosesItselfWhenTheGrantGoesAndTheReviewWithTheLast() {
        var story = inFinance().when(revoked("r-1", "2027-02-02", "crm/user")).at("2027-02-03");
        assertThat(story.item("crm/user").status()).isEqualTo(ItemStatus.GONE);
        assertThat(story.review().status()).isEqualTo(ReviewStatus.OPEN);
        story.when(revoked("r-2", "2027-02-02", "crm/admin"));
        assertThat(story.review().status()).isEqualTo(ReviewStatus.DONE);
        assertThat(ofReview(story)).isEmpty();
    }

    @Test
    void aGrantThatRunsOutIsGone() {
        var story = given(HIRED, grantedUntil("g-1", "2026-12-01", "crm/user", "2027-02-03"), MOVED)
                .at("2027-02-02");
        assertThat(story.item("crm/user").status()).isEqualTo(ItemStatus.OPEN);
        assertThat(story.plan().lookAgain()).isBeforeOrEqualTo("2027-02-03T00:00:00Z");
        assertThat(story.at("2027-02-03").item("crm/user").status()).isEqualTo(ItemStatus.GONE);
    }

    @Test
    void anItemAppearsWhenAGrantArrivesLateOrNewWhileItIsAsked() {
        var story = given(HIRED, MOVED).at("2027-02-05");
        assertThat(story.plan().reviews()).isEmpty();
        assertThat(story.when(CRM).item("crm/user").status()).isEqualTo(ItemStatus.OPEN);
        story.when(granted("g-9", "2027-02-04", "erp/approve-payment"));
        assertThat(story.item("erp/approve-payment").status()).isEqualTo(ItemStatus.OPEN);
    }

    @Test
    void whatTheyGetAfterItIsNoLeftoverOfTheOldPosition() {
        var story = inFinance()
                .when(granted("g-9", "2027-02-10", "erp/approve-payment"))
                .at("2027-03-01");
        assertThat(story.review().items()).hasSize(2);
    }

    @Test
    void whatIsApprovedIsKept() {
        var story = inFinance()
                .when(decided("d-1", "2027-02-02", "crm/user", APPROVE))
                .at("2027-02-03");
        assertThat(story.item("crm/user").status()).isEqualTo(ItemStatus.DECIDED);
        assertThat(story.item("crm/user").decided().last().by()).isEqualTo("boss");
        assertThat(ofReview(story)).isEmpty();
        story.when(decided("d-2", "2027-02-02", "crm/admin", APPROVE));
        assertThat(story.review().status()).isEqualTo(ReviewStatus.DONE);
        assertThat(story.at("2028-01-01").review().status()).isEqualTo(ReviewStatus.DONE);
    }

    @Test
    void aRevokeBecomesATaskDueWhenTheWorkIsHandedOver() {
        var story = inFinance()
                .when(decided("d-1", "2027-02-02", "crm/user", REVOKE))
                .at("2027-02-03");
        assertThat(ofReview(story)).singleElement().satisfies(task -> {
            assertThat(task.provision().action()).isEqualTo(Action.REVOKE);
            assertThat(task.provision().entitlement()).hasToString("crm/user");
            assertThat(task.due()).isEqualTo("2027-02-15T22:59:59Z");
            assertThat(task.priority()).isEqualTo(Priority.NORMAL);
            assertThat(task.wish()).isEqualTo(Wish.WANTED);
            assertThat(task.id()).isEqualTo(DeterministicId.ofRemediation("e-d-1"));
            assertThat(Policies.CONTRACT.words(task.reason()))
                    .isEqualTo(new Words(
                            "Access review: No longer: Use the customer database", "Access review: Revoke crm/user"));
        });
        assertThat(story.item("crm/user").remediation().status()).isEqualTo(TaskStatus.OPEN);
    }

    @Test
    void whatIsRevokedAfterTheHandOverIsDueThatDayAndWhatIsPrivilegedIsUrgent() {
        var story = inFinance()
                .when(
                        decided("d-1", "2027-02-20T10:00:00Z", "crm/user", REVOKE),
                        decided("d-2", "2027-02-02", "crm/admin", REVOKE))
                .at("2027-02-21");
        assertThat(task(story, "crm/user").due()).isEqualTo("2027-02-20T22:59:59Z");
        assertThat(task(story, "crm/user").priority()).isEqualTo(Priority.HIGH);
        assertThat(task(story, "crm/admin").priority()).isEqualTo(Priority.URGENT);
    }

    @Test
    void evidenceShowsThatItWasTakenBackWhetherReportedOrNot() {
        var story = inFinance()
                .when(decided("d-1", "2027-02-02", "crm/user", REVOKE), revoked("r-1", "2027-02-04", "crm/user"))
                .at("2027-02-05");
        assertThat(story.item("crm/user").status()).isEqualTo(ItemStatus.GONE);
        assertThat(story.item("crm/user").remediation().status()).isEqualTo(TaskStatus.DONE);
        assertThat(task(story, "crm/user").wish()).isEqualTo(Wish.WITHDRAWN);
        story.when(report("t-1", "2027-02-03", "d-1", TaskReport.COMPLETED));
        assertThat(task(story, "crm/user").wish()).isEqualTo(Wish.COMPLETED);
    }

    @Test
    void aReportWithoutEvidenceIsContradictedInTheEnd() {
        var story = inFinance()
                .when(
                        decided("d-1", "2027-02-02", "crm/user", REVOKE),
                        report("t-1", "2027-02-03", "d-1", TaskReport.COMPLETED))
                .at("2027-02-03T12:00:00Z");
        assertThat(story.item("crm/user").remediation().status()).isEqualTo(TaskStatus.IN_PROGRESS);
        assertThat(story.item("crm/user").status()).isEqualTo(ItemStatus.DECIDED);
        story.at("2027-02-04T12:00:00Z").heardFrom("crm", "2027-02-04");
        assertThat(story.item("crm/user").remediation().status()).isEqualTo(TaskStatus.CONTRADICTED);
        assertThat(task(story, "crm/user").wish()).isEqualTo(Wish.WANTED);
    }

    @Test
    void aDecisionMayBeChangedUntilTheDeskHasIt() {
        var story = inFinance()
                .when(decided("d-1", "2027-02-02", "crm/user", REVOKE))
                .at("2027-02-04");
        story.when(decided("d-2", "2027-02-03", "crm/user", APPROVE));
        assertThat(story.item("crm/user").decided().last().decision()).isEqualTo(APPROVE);
        assertThat(ofReview(story)).isEmpty();
        story.when(decided("d-3", "2027-02-03T01:00:00Z", "crm/user", REVOKE));
        assertThat(task(story, "crm/user").id()).isEqualTo(DeterministicId.ofRemediation("e-d-3"));
        story.when(decided("d-4", "2027-02-03T02:00:00Z", "crm/user", REVOKE));
        assertThat(task(story, "crm/user").id()).isEqualTo(DeterministicId.ofRemediation("e-d-3"));
    }

    @Test
    void noDecisionChangesWhatTheDeskHasBegun() {
        var story = inFinance()
                .when(
                        decided("d-1", "2027-02-02", "crm/user", REVOKE),
                        report("t-1", "2027-02-03", "d-1", TaskReport.ACCEPTED),
                        decided("d-2", "2027-02-04", "crm/user", APPROVE),
                        report("t-2", "2027-02-05", "d-1", TaskReport.IN_PROGRESS))
                .at("2027-02-06");
        assertThat(story.item("crm/user").decided().locked()).isTrue();
        assertThat(story.item("crm/user").decided().last().decision()).isEqualTo(REVOKE);
        assertThat(task(story, "crm/user").wish()).isEqualTo(Wish.WANTED);
        assertThat(story.item("crm/admin").decided().locked()).isFalse();
    }

    @Test
    void whatTheDeskGivesBackMayBeDecidedAnew() {
        var story = inFinance()
                .when(
                        decided("d-1", "2027-02-02", "crm/user", REVOKE),
                        report("t-1", "2027-02-03", "d-1", TaskReport.ACCEPTED),
                        report("t-2", "2027-02-04", "d-1", TaskReport.REJECTED))
                .at("2027-02-06");
        assertThat(story.item("crm/user").decided().locked()).isFalse();
        assertThat(story.item("crm/user").remediation().status()).isEqualTo(TaskStatus.FAILED);
        story.when(decided("d-2", "2027-02-05", "crm/user", APPROVE));
        assertThat(story.item("crm/user").decided().last().decision()).isEqualTo(APPROVE);
        story.when(
                decided("d-3", "2027-02-05T01:00:00Z", "crm/user", REVOKE),
                report("t-3", "2027-02-05T02:00:00Z", "d-3", TaskReport.ACCEPTED),
                decided("d-4", "2027-02-05T03:00:00Z", "crm/user", APPROVE));
        assertThat(story.item("crm/user").decided().last().decision()).isEqualTo(REVOKE);
    }

    @Test
    void whatComesBackAfterItWasTakenIsAskedAboutAnew() {
        var story = inFinance()
                .when(
                        decided("d-1", "2027-02-02", "crm/user", REVOKE),
                        report("t-1", "2027-02-03", "d-1", TaskReport.COMPLETED),
                        revoked("r-1", "2027-02-03", "crm/user"),
                        granted("g-9", "2027-02-05", "crm/user"))
                .at("2027-02-06");
        assertThat(story.item("crm/user").status()).isEqualTo(ItemStatus.OPEN);
        assertThat(story.item("crm/user").since()).isEqualTo("2027-02-05T00:00:00Z");
        story.when(decided("d-2", "2027-02-06", "crm/user", REVOKE));
        assertThat(task(story, "crm/user").id()).isEqualTo(DeterministicId.ofRemediation("e-d-2"));
        assertThat(task(story, "crm/user").wish()).isEqualTo(Wish.WANTED);
    }

    @Test
    void whatComesBackLongAfterIsAnotherMatter() {
        var story = inFinance()
                .when(
                        decided("d-1", "2027-02-02", "crm/user", REVOKE),
                        revoked("r-1", "2027-02-03", "crm/user"),
                        granted("g-9", "2027-06-05", "crm/user"))
                .at("2027-06-06");
        assertThat(story.item("crm/user").status()).isEqualTo(ItemStatus.GONE);
        assertThat(task(story, "crm/user").wish()).isEqualTo(Wish.WITHDRAWN);
    }

    @Test
    void whoeverDoesNotKnowPassesItOn() {
        var story = inFinance().at("2027-02-05");
        assertThat(story.item("crm/user").reviewer().text()).isEqualTo("worker:t-boss");
        story.when(decided("d-1", "2027-02-02", "crm/user", DONT_KNOW));
        assertThat(story.item("crm/user").status()).isEqualTo(ItemStatus.OPEN);
        assertThat(story.item("crm/user").reviewer().text()).isEqualTo("owner:crm");
        story.when(decided("d-2", "2027-02-02T01:00:00Z", "crm/user", DONT_KNOW)); // the same account again
        assertThat(story.item("crm/user").reviewer().text()).isEqualTo("owner:crm");
        story.when(decided("d-3", "2027-02-03", "crm/user", DONT_KNOW, "owner"));
        assertThat(story.item("crm/user").reviewer().text()).isEqualTo("group:access-fallback");
        assertThat(story.review().reviewer().text()).isEqualTo("worker:t-boss"); // of crm/admin
    }

    @Test
    void theManagerDecidesElseTheOwnerElseTheFallbackGroup() {
        assertThat(reviewer(HIRED, "crm/user")).isEqualTo("worker:t-boss");
        assertThat(reviewer(hired("h-1", "2026-11-10", "2026-12-01"), "crm/user"))
                .isEqualTo("owner:crm");
        assertThat(reviewer(hired("h-1", "2026-11-10", "2026-12-01", "manager", "t-1042"), "crm/user"))
                .isEqualTo("owner:crm"); // nobody decides about their own access
        assertThat(given(hired("h-1", "2026-11-10", "2026-12-01"), CRM, MOVED)
                        .numbered((written, worker) -> written.equals("E-0003"))
                        .at("2027-02-01")
                        .item("crm/user")
                        .reviewer()
                        .text())
                .isEqualTo("group:access-fallback"); // the owner of the system is they themselves
        assertThat(reviewer(hired("h-1", "2026-11-10", "2026-12-01"), "wiki/editor"))
                .isEqualTo("group:access-fallback");
        assertThat(inFinance()
                        .when(moved("m-2", "2027-01-20", "2027-02-01", "manager", "t-other"))
                        .review()
                        .reviewer()
                        .text())
                .isEqualTo("worker:t-other"); // that of the new position
    }

    @Test
    void aPolicyMayAskTheOwnerInsteadOfTheManager() {
        var byOwner = Policies.version(1, "2026-10-01T00:00:00Z", "checklists/move.yaml", """
                checklist: move
                trigger: moved
                name: {hr: New role, it: Mover}
                tasks:
                  keep: {forEach: birthright-lost, review: owner}
                """);
        var story = inFinance().under(byOwner);
        assertThat(story.item("crm/user").reviewer().text()).isEqualTo("owner:crm");
        story.when(decided("d-1", "2027-02-02T10:00:00Z", "crm/user", REVOKE)).at("2027-02-03");
        assertThat(task(story, "crm/user").due()).isEqualTo("2027-02-02T22:59:59Z"); // nothing is handed over
    }

    @Test
    void aReviewOfALeaverClosesAndOpensAgainWhenTheyStay() {
        var leave = left("l-1", "2027-02-03", "2027-03-31");
        var story = inFinance()
                .when(decided("d-1", "2027-02-02", "crm/user", REVOKE), leave)
                .at("2027-02-04");
        assertThat(story.review().status()).isEqualTo(ReviewStatus.DONE);
        assertThat(story.item("crm/admin").status()).isEqualTo(ItemStatus.WITHDRAWN);
        assertThat(task(story, "crm/user").wish()).isEqualTo(Wish.WANTED);
        assertThat(inFinance().when(leave).at("2027-02-04").review().status()).isEqualTo(ReviewStatus.WITHDRAWN);
        story.when(Facts.stays("s-1", "2027-02-04"));
        assertThat(story.at("2027-02-05").item("crm/admin").status()).isEqualTo(ItemStatus.OPEN);
    }

    @Test
    void movesBeforeAdoptionAreHistory() {
        var longAgo = hired("h-1", "2020-01-10", "2020-02-01");
        var grant = granted("g-0", "2020-02-01", "crm/user");
        assertThat(given(longAgo, grant, moved("m-1", "2026-10-01", "2026-10-31", "department", "Finance"))
                        .plan()
                        .reviews())
                .isEmpty();
        assertThat(given(longAgo, grant, moved("m-1", "2026-10-01", "2026-11-02", "department", "Finance"))
                        .plan()
                        .reviews())
                .hasSize(1);
    }

    @Test
    void anotherMoveJoinsTheReviewThatIsOpen() {
        var second = moved("m-2", "2027-02-03", "2027-02-05", "title", "Lead");
        var story = inFinance()
                .when(decided("d-1", "2027-02-02", "crm/user", APPROVE), second)
                .at("2027-02-05");
        assertThat(story.review().id()).isEqualTo(REVIEW);
        assertThat(story.review().due()).isEqualTo("2027-02-12T22:59:59Z");
        assertThat(story.item("crm/user").status()).isEqualTo(ItemStatus.DECIDED);
        assertThat(story.item("crm/admin").status()).isEqualTo(ItemStatus.OPEN);
    }

    @Test
    void anotherMoveAfterItWasClosedIsAnotherReview() {
        var story = inFinance()
                .when(
                        decided("d-1", "2027-02-02", "crm/user", APPROVE),
                        decided("d-2", "2027-02-02", "crm/admin", REVOKE),
                        moved("m-2", "2027-02-03", "2027-02-05", "title", "Lead"))
                .at("2027-02-05");
        assertThat(story.plan().reviews())
                .extracting(AccessReview::status)
                .containsExactly(ReviewStatus.DONE, ReviewStatus.OPEN);
        assertThat(story.plan().reviews().get(1).items())
                .extracting(item -> item.entitlement() + " " + item.status())
                .containsExactly("crm/user OPEN"); // the other is being taken already
        var second = story.plan().reviews().get(1).id();
        story.when(Facts.decided("d-3", "2027-02-06", second, "crm/user", REVOKE, "boss"));
        assertThat(story.at("2027-02-06").plan().reviews())
                .extracting(AccessReview::status)
                .containsOnly(ReviewStatus.DONE);
        assertThat(ofReview(story)).extracting(ProvisioningTask::review).containsExactly(REVIEW, second);
    }

    @Test
    void whatIsOwedAgainIsNoQuestionAndNoTaskAnyMore() {
        var back = moved("m-2", "2027-02-03", "2027-02-05", "department", "Sales");
        var story = inFinance().when(decided("d-1", "2027-02-02", "crm/user", REVOKE), back);
        assertThat(task(story.at("2027-02-04T22:59:59Z"), "crm/user").wish()).isEqualTo(Wish.WANTED);
        assertThat(task(story.at("2027-02-04T23:00:00Z"), "crm/user").wish()).isEqualTo(Wish.WITHDRAWN);
        assertThat(story.item("crm/user").status()).isEqualTo(ItemStatus.WITHDRAWN);
        assertThat(story.item("crm/admin").status()).isEqualTo(ItemStatus.OPEN);
    }

    @Test
    void aCorrectedMoveKeepsItsReviewAndOneCalledOffHasNone() {
        var corrected = moved("m-2", "2027-02-02", "2027-02-01", "title", "Accountant");
        assertThat(inFinance().when(corrected).at("2027-02-03").review().id()).isEqualTo(REVIEW);
        var calledOff = moved("m-2", "2027-02-02", "2027-02-01", "department", "Sales");
        assertThat(inFinance().when(calledOff).at("2027-02-03").plan().reviews())
                .isEmpty();
    }

    @Test
    void whatWasToldFirstOfTheMoveIsHeardLateAndTheDecisionStillCounts() {
        var earlier = moved("m-0", "2027-01-05", "2027-02-01", "title", "Accountant");
        var story = inFinance()
                .when(decided("d-1", "2027-02-02", "crm/user", REVOKE))
                .at("2027-02-03");
        var task = task(story, "crm/user").id();
        story.when(earlier);
        assertThat(story.review().id()).isNotEqualTo(REVIEW);
        assertThat(story.review().formerIds()).containsExactly(REVIEW);
        assertThat(task(story, "crm/user").id()).isEqualTo(task);
    }

    @Test
    void aDecisionAboutAnotherReviewCountsForNothing() {
        var other = Facts.decided("d-1", "2027-02-02", new UUID(1, 1), "crm/user", APPROVE, "boss");
        assertThat(inFinance().when(other).at("2027-02-03").item("crm/user").status())
                .isEqualTo(ItemStatus.OPEN);
    }

    @Test
    void whatADeskOnlySaidItGaveIsLookedAtAndItsWordIsEnoughToTakeItBack() {
        var quotes = withQuotes(1, "2026-10-01T00:00:00Z");
        var given = given(HIRED).under(quotes).task("access[quotes/author]").taskId();
        var story = given(HIRED, reported("r", "2026-12-01", given, TaskReport.COMPLETED), MOVED)
                .under(quotes)
                .at("2027-02-02");
        assertThat(story.item("quotes/author").since()).isEqualTo("2026-12-01T00:00:00Z");
        assertThat(story.item("quotes/author").evidence()).isNull();
        story.when(
                decided("d-1", "2027-02-02", "quotes/author", REVOKE),
                report("t-1", "2027-02-03", "d-1", TaskReport.COMPLETED));
        story.at("2027-02-04");
        assertThat(story.item("quotes/author").status()).isEqualTo(ItemStatus.GONE);
        assertThat(task(story, "quotes/author").wish()).isEqualTo(Wish.COMPLETED);
        story.when(moved("m-2", "2027-03-03", "2027-03-05", "title", "Lead")).at("2027-03-06");
        assertThat(story.plan().reviews()).hasSize(1); // they no longer hold it
    }

    @Test
    void aLaterPolicyAsksNothingAgainThatWasClosed() {
        var nobodyIsOwedMail = Policies.version(
                2,
                "2027-03-01T00:00:00Z",
                "birthrights.yaml",
                "birthrights:\n  everyone: {grants: [directory/account]}\n");
        var story = inFinance()
                .when(
                        MAIL,
                        decided("d-1", "2027-02-02", "crm/user", APPROVE),
                        decided("d-2", "2027-02-02", "crm/admin", APPROVE))
                .under(Policies.CONTRACT, nobodyIsOwedMail)
                .at("2027-03-02");
        assertThat(story.review().items()).hasSize(2);
        assertThat(story.review().status()).isEqualTo(ReviewStatus.DONE);
    }

    @Test
    void aPolicyThatAsksForReviewsLaterDoesNotBeginWithMovesOfBefore() {
        var without = Policies.version(1, "2026-10-01T00:00:00Z", "checklists/move.yaml", """
                checklist: move
                trigger: moved
                name: {hr: New role, it: Mover}
                tasks:
                  gain: {forEach: birthright-gained, owner: it, due: effective}
                """);
        var later = Policies.version(2, "2027-02-05T00:00:00Z");
        assertThat(inFinance().under(without, later).at("2027-02-06").plan().reviews())
                .isEmpty();
    }

    @Test
    void withoutAReviewWhatIsLostIsTakenBackAtOnce() {
        var policy = Policies.version(1, "2026-10-01T00:00:00Z", "checklists/move.yaml", """
                checklist: move
                trigger: moved
                name: {hr: New role, it: Mover}
                tasks:
                  lose: {forEach: birthright-lost, owner: it, handOver: 14 days}
                """);
        var story = inFinance().under(policy);
        assertThat(story.plan().reviews()).isEmpty();
        assertThat(story.task("move", "lose[crm/user]").due()).isEqualTo("2027-02-15T22:59:59Z");
    }

    @Test
    void anyOrderIsTheSame() {
        anyOrder(List.of(
                HIRED,
                CRM,
                ADMIN,
                MOVED,
                decided("d-1", "2027-02-02", "crm/user", REVOKE),
                report("t-1", "2027-02-03", "d-1", TaskReport.ACCEPTED),
                decided("d-2", "2027-02-04", "crm/user", APPROVE),
                decided("d-3", "2027-02-02", "crm/admin", APPROVE),
                moved("m-2", "2027-02-01", "2027-02-02", "title", "Lead")));
        anyOrder(List.of(
                HIRED,
                CRM,
                ADMIN,
                MOVED,
                decided("d-1", "2027-02-02", "crm/user", REVOKE),
                revoked("r-1", "2027-02-03", "crm/user"),
                decided("d-2", "2027-02-02", "crm/admin", APPROVE),
                moved("m-2", "2027-02-03", "2027-02-04", "title", "Lead"),
                left("l-1", "2027-02-04", "2027-03-31"),
                Facts.stays("s-1", "2027-02-04T12:00:00Z")));
    }

    private static void anyOrder(List<Fact> facts) {
        var story = given(facts.toArray(Fact[]::new)).at("2027-02-05");
        assertThat(story.plan().reviews()).isNotEmpty();
        for (long seed = 0; seed < 200; seed++) {
            var doubled = new ArrayList<>(facts);
            doubled.addAll(facts);
            Collections.shuffle(doubled, new Random(seed));
            var file = PersonFile.of(MARA, List.of());
            for (var fact : doubled) {
                file = file.hear(fact);
            }
            assertThat(story.planOf(file)).isEqualTo(story.plan());
        }
    }

    private static Story inFinance() {
        return given(HIRED, CRM, ADMIN, MAIL, MOVED).at("2027-02-01");
    }

    private static Policy withQuotes(int version, String published) {
        return Policies.version(version, published, "birthrights.yaml", """
                birthrights:
                  sales: {when: "employment.department == 'Sales'", grants: [quotes/author]}
                """);
    }

    private static String reviewer(Fact.WorkerHired hire, String entitlement) {
        return given(hire, granted("g-1", "2026-12-01", entitlement), MOVED)
                .at("2027-02-01")
                .item(entitlement)
                .reviewer()
                .text();
    }

    private static Fact decided(String id, String at, String entitlement, ReviewDecision decision) {
        return decided(id, at, entitlement, decision, "boss");
    }

    private static Fact decided(String id, String at, String entitlement, ReviewDecision decision, String by) {
        return Facts.decided(id, at, REVIEW, entitlement, decision, by);
    }

    private static Fact report(String id, String at, String decision, TaskReport status) {
        return reported(id, at, DeterministicId.ofRemediation("e-" + decision), status);
    }

    private static List<ProvisioningTask> ofReview(Story story) {
        return story.plan().tasks().stream()
                .filter(task -> task.review() != null)
                .toList();
    }

    private static ProvisioningTask task(Story story, String entitlement) {
        return ofReview(story).stream()
                .filter(task ->
                        entitlement.equals(String.valueOf(task.provision().entitlement())))
                .findFirst()
                .orElseThrow();
    }
}
