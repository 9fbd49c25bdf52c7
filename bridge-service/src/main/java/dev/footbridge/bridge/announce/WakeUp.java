package dev.footbridge.bridge.announce;

import dev.footbridge.bridge.plan.Basis;
import dev.footbridge.bridge.plan.Circumstances;
import dev.footbridge.bridge.plan.Plan;
import dev.footbridge.bridge.timer.AwaitingStores;
import dev.footbridge.bridge.timer.TimerStores;
import dev.footbridge.readmodel.observe.Cause;
import dev.footbridge.readmodel.observe.Trail;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plans those of whom there is news, then those who are due, by the time or by what a system told, then a slice of everybody
 * when something was broadcast.
 * It takes half the time at most: where people are many or their history is long, more is heard between two wake-ups,
 * and each person is planned once for all of it.
 */
final class WakeUp {
    private static final int SLICE = 100;
    private static final long LONGEST_PAUSE = 200;

    private final CircumstancesStores circumstances;
    private final TimerStores timer;
    private final AwaitingStores awaiting;
    private final Hearing hearing;
    private final News news;
    private final PeopleStores people;
    private final HandOverProducer handOvers;
    private final AnnouncementProducer announcements;
    private final Pace pace;
    private final Trail trail;
    private long notBefore = Long.MIN_VALUE;
    private @Nullable Circumstances now;
    private @Nullable String sweep;
    private boolean awake;
    private boolean rulesAreNew;

    WakeUp(
            CircumstancesStores circumstances,
            TimerStores timer,
            AwaitingStores awaiting,
            Hearing hearing,
            News news,
            PeopleStores people,
            HandOverProducer handOvers,
            AnnouncementProducer announcements,
            Pace pace,
            Trail trail) {
        this.circumstances = circumstances;
        this.timer = timer;
        this.awaiting = awaiting;
        this.hearing = hearing;
        this.news = news;
        this.people = people;
        this.handOvers = handOvers;
        this.announcements = announcements;
        this.pace = pace;
        this.trail = trail;
        this.sweep = circumstances.sweep();
    }

    /** @param clock the machine's time in milliseconds */
    void at(long clock) {
        if (clock < notBefore || !circumstances.areKnown()) {
            return;
        }
        long began = System.nanoTime();
        now = null;
        if (!awake) {
            wake();
        }
        circumstances.advanceTo(Instant.ofEpochMilli(clock));
        planNews(began + pace.news().toNanos());
        planDue(began + pace.news().toNanos());
        planAwaiting(began + pace.news().toNanos());
        if (sweep != null) {
            sweep(System.nanoTime() + pace.sweep().toNanos());
        }
        if (now != null) {
            circumstances.storeNow();
        }
        long took = Duration.ofNanos(System.nanoTime() - began).toMillis();
        notBefore = clock + Math.min(2 * took, LONGEST_PAUSE);
    }

    private void wake() {
        awake = true;
        rulesAreNew = circumstances.rulesAreNew(Basis.RULES);
        if (rulesAreNew) {
            lookAtEverybody();
        }
    }

    /** Whether nothing is left but to wait for what comes, or for the time of somebody who is due. */
    boolean isDone() {
        return news.isEmpty() && awaiting.isDone() && sweep == null || !circumstances.areKnown();
    }

    /** Whether all that was heard is planned. */
    boolean hasPlannedNews() {
        return circumstances.areKnown() && news.isEmpty();
    }

    /** Whether all that was heard is planned, and all that was due. */
    boolean hasCaughtUp() {
        return circumstances.areKnown()
                && news.isEmpty()
                && awaiting.isDone()
                && sweep == null
                && timer.due(circumstances.time(), 1).isEmpty();
    }

    /** From the first person on, also when a sweep is under way. */
    void lookAtEverybody() {
        sweep = "";
        circumstances.sweepHasComeTo("");
    }

    private void planNews(long until) {
        for (var id = news.next(); id != null; id = System.nanoTime() < until ? news.next() : null) {
            var person = people.take(id);
            foldNews(person);
            people.keep(person);
        }
    }

    private void planDue(long until) {
        List<String> due;
        do {
            due = timer.due(circumstances.time(), SLICE);
            due.forEach(this::lookAgain);
        } while (due.size() == SLICE && System.nanoTime() < until);
    }

    private void planAwaiting(long until) {
        do {
            awaiting.next(SLICE).forEach(this::lookAgain);
        } while (!awaiting.isDone() && System.nanoTime() < until);
    }

    private void sweep(long until) {
        var slice = timer.peopleAfter(sweep, SLICE);
        for (var id : slice) {
            hearing.hearWhatWasUnknown(id);
            lookAgain(id);
            sweep = id;
            if (System.nanoTime() > until) {
                circumstances.sweepHasComeTo(id);
                return;
            }
        }
        if (slice.size() < SLICE) {
            sweep = null;
            circumstances.sweepIsDone();
            rulesAreNew = false;
            circumstances.arePlannedBy(Basis.RULES);
        } else {
            circumstances.sweepHasComeTo(sweep);
        }
    }

    private void lookAgain(String id) {
        var person = people.take(id);
        if (!foldNews(person)) {
            plan(person, Cause.NONE);
        }
        people.keep(person);
    }

    /** Whether the person was planned. News that changes nothing needs no plan: time alone is the timer's matter. */
    private boolean foldNews(Remembered person) {
        if (rulesAreNew && sweep != null && person.id.compareTo(sweep) > 0) {
            news.forgotten(person.id); // to other rules other facts may count
        }
        var fresh = news.take(person.id);
        if (fresh == null) {
            return false;
        }
        timer.newsIsPlanned(person.id);
        if (!people.fold(person, fresh) && !fresh.isMoreThanFacts()) {
            return false;
        }
        plan(person, trail.step("plan", fresh.cause, fresh.since));
        return true;
    }

    private void plan(Remembered person, Cause cause) {
        if (now == null) {
            now = circumstances.now();
        }
        handOvers.handOver(person, now.now());
        var plan = Plan.of(person.file(), now);
        announcements.announce(person, plan, now.published(), cause);
        people.await(person, plan.awaits());
        var lookAgain = earlier(plan.lookAgain(), person.succession.until(now.now()));
        person.due = timer.arm(person.id, person.due, later(lookAgain, now.now()));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }

    /** A plan that asks to be looked at at once would be looked at for ever. */
    private static @Nullable Instant later(@Nullable Instant lookAgain, Instant now) {
        return lookAgain == null || lookAgain.isAfter(now) ? lookAgain : now.plusMillis(1);
    }
}
