package dev.footbridge.it.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.it.dispatch.DeskTask.Sent;
import dev.footbridge.it.dispatch.Step.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeskTaskTest {
    private static final Instant START = Instant.parse("2026-11-24T09:00:00Z");
    private static final Patience BLIND = patience(0);
    private static final Patience LOOKS_TWICE = patience(2);

    private Instant now = START;

    private static Patience patience(int lookUps) {
        return new Patience(
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                lookUps,
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                Duration.ofMinutes(5));
    }

    @Test
    void whatIsWantedIsCreatedOnce() {
        var task = told(DeskTask.UNTOLD, true, 1, new Answer.Taken("T-1"));

        assertThat(task.sent()).isEqualTo(new Sent(1, true));
        assertThat(task.ticket()).isEqualTo("T-1");
        assertThat(task.next(true, 1, BLIND, now)).isEqualTo(new Step.Rest());
    }

    @Test
    void whatWasWithdrawnBeforeItWasToldIsNeverTold() {
        assertThat(DeskTask.UNTOLD.next(false, 2, BLIND, now)).isEqualTo(new Step.Rest());
    }

    @Test
    void aTicketIsWithdrawnAndWantedAgain() {
        var created = told(DeskTask.UNTOLD, true, 1, new Answer.Taken("T-1"));
        assertThat(created.next(false, 2, BLIND, now)).isEqualTo(new Step.Tell(Kind.WITHDRAW, 2));

        var withdrawn = told(created, false, 2, new Answer.Taken(null));
        assertThat(withdrawn.ticket()).isEqualTo("T-1");
        assertThat(withdrawn.next(false, 3, BLIND, now)).isEqualTo(new Step.Rest());
        assertThat(withdrawn.next(true, 4, BLIND, now)).isEqualTo(new Step.Tell(Kind.CREATE, 4));
    }

    @Test
    void aChangeIsToldAsAChange() {
        var created = told(DeskTask.UNTOLD, true, 1, new Answer.Taken("T-1"));
        assertThat(created.next(true, 2, BLIND, now)).isEqualTo(new Step.Tell(Kind.CHANGE, 2));
    }

    @Test
    void anUnansweredCallIsWaitedForPastDeadlineAndGrace() {
        var called = DeskTask.UNTOLD.about(new Step.Tell(Kind.CREATE, 1), BLIND, START);

        assertThat(called.next(true, 1, BLIND, START.plusSeconds(14))).isEqualTo(new Step.Wait(START.plusSeconds(15)));
        assertThat(called.next(true, 1, BLIND, START.plusSeconds(15))).isEqualTo(new Step.Tell(Kind.CREATE, 1));
    }

    @Test
    void aDoubtfulCreateIsSettledBeforeItIsWithdrawn() {
        var doubtful = told(DeskTask.UNTOLD, true, 1, new Answer.Unknown("no answer", null));
        later();

        assertThat(doubtful.next(false, 2, BLIND, now))
                .as("the same create again, under the same id, not the withdrawal")
                .isEqualTo(new Step.Tell(Kind.CREATE, 1));

        var settled = told(doubtful, false, 2, new Answer.Taken("T-1"));
        assertThat(settled.next(false, 2, BLIND, now)).isEqualTo(new Step.Tell(Kind.WITHDRAW, 2));
    }

    @Test
    void aDeskThatCanBeAskedIsAskedAsOftenAsItsSearchLags() {
        var doubtful = told(DeskTask.UNTOLD, true, 1, new Answer.Unknown("no answer", null));
        later();
        assertThat(doubtful.next(true, 1, LOOKS_TWICE, now)).isEqualTo(new Step.LookUp());

        var once = doubtful.after(new Answer.NotFound(), LOOKS_TWICE, now, 0);
        assertThat(once.next(true, 1, LOOKS_TWICE, now)).isEqualTo(new Step.Wait(now.plusSeconds(30)));
        later();
        assertThat(once.next(true, 1, LOOKS_TWICE, now)).isEqualTo(new Step.LookUp());

        var twice = once.after(new Answer.NotFound(), LOOKS_TWICE, now, 0);
        later();
        assertThat(twice.next(true, 1, LOOKS_TWICE, now)).isEqualTo(new Step.Tell(Kind.CREATE, 1));
        assertThat(twice.about(new Step.Tell(Kind.CREATE, 1), LOOKS_TWICE, now).lookUps())
                .as("a new call is a new doubt")
                .isZero();
    }

    /** A process was killed during its call; whatever a look-up says but yes and no, the call may have arrived. */
    @Test
    void aLookUpThatCannotBeMadeSettlesNothing() {
        var killed = DeskTask.UNTOLD.about(new Step.Tell(Kind.CREATE, 1), LOOKS_TWICE, now);
        later();
        assertThat(killed.next(true, 1, LOOKS_TWICE, now)).isEqualTo(new Step.LookUp());

        var looking = killed.lookingUp(LOOKS_TWICE, now);
        for (var answer : List.of(
                new Answer.NotTaken("not reached", null),
                new Answer.Refused("HTTP 400"),
                new Answer.Gone(),
                new Answer.Unknown("no answer", null))) {
            var after = looking.after(answer, LOOKS_TWICE, now, 0);
            assertThat(after.intent()).as("after %s", answer).isNotNull();
            if (after.fault() == null) {
                assertThat(after.next(true, 1, LOOKS_TWICE, now.plus(Duration.ofHours(1))))
                        .as("after %s", answer)
                        .isEqualTo(new Step.LookUp());
            }
        }
    }

    @Test
    void aTicketThatIsFoundIsOurs() {
        var doubtful = told(DeskTask.UNTOLD, true, 1, new Answer.Unknown("no answer", null));
        var found = doubtful.after(new Answer.Found("T-9"), LOOKS_TWICE, now, 0);

        assertThat(found.sent()).isEqualTo(new Sent(1, true));
        assertThat(found.ticket()).isEqualTo("T-9");
        assertThat(found.next(true, 1, LOOKS_TWICE, now)).isEqualTo(new Step.Rest());
    }

    @Test
    void aCreateThatNeverArrivedAndIsNoLongerWantedIsDropped() {
        var task = told(DeskTask.UNTOLD, true, 1, new Answer.Unknown("no answer", null));
        for (var lookUp = 0; lookUp < 2; lookUp++) {
            later();
            task = task.after(new Answer.NotFound(), LOOKS_TWICE, now, 0);
        }
        later();

        assertThat(task.next(false, 2, LOOKS_TWICE, now)).isEqualTo(new Step.Drop());
        assertThat(task.dropped().next(false, 2, LOOKS_TWICE, now)).isEqualTo(new Step.Rest());
    }

    @Test
    void whatCertainlyDidNotArriveLeavesNoDoubt() {
        var busy = told(DeskTask.UNTOLD, true, 1, new Answer.NotTaken("HTTP 429", Duration.ofSeconds(40)));

        assertThat(busy.intent()).isNull();
        assertThat(busy.next(true, 1, BLIND, now)).isEqualTo(new Step.Wait(now.plusSeconds(40)));
        assertThat(busy.next(false, 2, BLIND, now.plusSeconds(40))).isEqualTo(new Step.Rest());
    }

    @Test
    void aLaterNoDoesNotSettleAnEarlierDoubt() {
        var doubtful = told(DeskTask.UNTOLD, true, 1, new Answer.Unknown("HTTP 500", null));
        later();
        var busy = told(doubtful, true, 1, new Answer.NotTaken("HTTP 429", null));
        later();

        assertThat(busy.next(false, 2, BLIND, now)).isEqualTo(new Step.Tell(Kind.CREATE, 1));
    }

    @Test
    void aRefusalWaitsForAHuman() {
        var refused = told(DeskTask.UNTOLD, true, 1, new Answer.Refused("HTTP 400"));

        assertThat(refused.fault()).isEqualTo("HTTP 400");
        assertThat(refused.next(true, 1, BLIND, now.plusSeconds(1_000_000))).isEqualTo(new Step.Rest());
    }

    @Test
    void pausesDoubleUpToTheLongestAndAreLeftToChanceByHalf() {
        assertThat(BLIND.pause(1, 1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(BLIND.pause(4, 1)).isEqualTo(Duration.ofSeconds(8));
        assertThat(BLIND.pause(4, 0)).isEqualTo(Duration.ofSeconds(4));
        assertThat(BLIND.pause(1_000, 1)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aPauseIsNeverShorterThanTheDeskAskedFor() {
        var task = DeskTask.UNTOLD
                .about(new Step.Tell(Kind.CREATE, 1), BLIND, now)
                .after(new Answer.Unknown("HTTP 503", Duration.ofSeconds(120)), BLIND, now, 1);

        assertThat(task.notBefore()).isEqualTo(now.plusSeconds(120));
    }

    /** What its next step is told, and answered. */
    private DeskTask told(DeskTask task, boolean wanted, long revision, Answer answer) {
        var step = task.next(wanted, revision, BLIND, now);
        assertThat(step).isInstanceOf(Step.Tell.class);
        return task.about((Step.Tell) step, BLIND, now).after(answer, BLIND, now, 1);
    }

    private void later() {
        now = now.plus(Duration.ofHours(1));
    }
}
