package dev.footbridge.it.dispatch;

import dev.footbridge.it.dispatch.Step.Kind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One task at its desk, as far as we know. Create and withdraw are one wanted state, told one after the other: what is in
 * doubt is settled before anything else is said, so that a withdrawal never overtakes what it withdraws.
 *
 * @param sent what the desk has acknowledged last
 * @param intent what was about to be told and is not known to have arrived, or not to have
 * @param lookUps answers in a row that the desk has nothing, since the intent
 * @param failures in a row
 * @param fault why somebody has to look before it goes on
 */
record DeskTask(
        @Nullable Sent sent,
        @Nullable Intent intent,
        int lookUps,
        int failures,
        @Nullable Instant notBefore,
        @Nullable String ticket,
        @Nullable String fault) {

    static final DeskTask UNTOLD = new DeskTask(null, null, 0, 0, null, null, null);

    record Sent(long revision, boolean wanted) {}

    /**
     * Written down before the call.
     *
     * @param deadline when the call ends, whatever comes
     * @param doubtful an earlier call of it may have arrived
     */
    record Intent(Kind kind, long revision, int attempt, Instant deadline, boolean doubtful) {
        Intent inDoubt(Instant deadline) {
            return new Intent(kind, revision, attempt, deadline, true);
        }
    }

    Step next(boolean wanted, long revision, Patience patience, Instant now) {
        if (fault != null) {
            return new Step.Rest();
        }
        if (notBefore != null && now.isBefore(notBefore)) {
            return new Step.Wait(notBefore);
        }
        return intent == null ? tell(wanted, revision) : settle(intent, wanted, patience, now);
    }

    private Step tell(boolean wanted, long revision) {
        if (sent == null || !sent.wanted()) {
            return wanted ? new Step.Tell(Kind.CREATE, revision) : new Step.Rest();
        }
        if (sent.revision() == revision) {
            return new Step.Rest();
        }
        return new Step.Tell(wanted ? Kind.CHANGE : Kind.WITHDRAW, revision);
    }

    private Step settle(Intent open, boolean wanted, Patience patience, Instant now) {
        var seen = open.deadline().plus(patience.grace());
        if (now.isBefore(seen)) {
            return new Step.Wait(seen);
        }
        var creates = open.kind() == Kind.CREATE;
        if (creates && lookUps < patience.lookUps()) {
            return new Step.LookUp();
        }
        return creates && !wanted && patience.lookUps() > 0
                ? new Step.Drop()
                : new Step.Tell(open.kind(), open.revision()); // under the same webhook-id: who has it, has it once
    }

    /** Written down before the call: whoever finds it later knows that it may have been made. */
    DeskTask about(Step.Tell tell, Patience patience, Instant now) {
        var attempt = intent == null ? 1 : intent.attempt() + 1;
        var next = new Intent(tell.kind(), tell.revision(), attempt, now.plus(patience.timeLimit()), intent != null);
        return new DeskTask(sent, next, 0, failures, null, ticket, null);
    }

    /** Nobody else looks up meanwhile. The call asked about may have arrived: a look-up that fails does not settle it. */
    DeskTask lookingUp(Patience patience, Instant now) {
        var asked = intent == null ? null : intent.inDoubt(intent.deadline());
        return with(asked, lookUps, failures, now.plus(patience.timeLimit()).plus(patience.grace()), ticket);
    }

    DeskTask dropped() {
        return with(null, 0, 0, null, ticket);
    }

    /** What is known after an answer. @param chance from 0 to 1, for the pause */
    DeskTask after(Answer answer, Patience patience, Instant now, double chance) {
        if (intent == null) {
            return this;
        }
        var open = intent.inDoubt(now);
        var before = intent.doubtful() ? open : null; // this call is settled, an earlier one is not
        if (answer instanceof Answer.Taken taken) {
            return told(intent, taken.ticket());
        } else if (answer instanceof Answer.Found found) {
            return told(intent, found.ticket());
        } else if (answer instanceof Answer.NotFound) {
            return with(intent, lookUps + 1, 0, now.plus(patience.searchLag()), ticket);
        } else if (answer instanceof Answer.NotTaken no) {
            return again(before, no.retryAfter(), patience, now, chance);
        } else if (answer instanceof Answer.Unknown unknown) {
            return again(open, unknown.retryAfter(), patience, now, chance);
        } else if (answer instanceof Answer.Refused refused) {
            return new DeskTask(sent, before, 0, failures + 1, null, ticket, refused.why());
        }
        return again(before, null, patience, now, chance); // gone: nothing goes there before it is resumed
    }

    private DeskTask told(Intent open, @Nullable String newTicket) {
        var now = new Sent(open.revision(), open.kind() != Kind.WITHDRAW);
        return new DeskTask(now, null, 0, 0, null, newTicket == null ? ticket : newTicket, null);
    }

    private DeskTask again(
            @Nullable Intent open, @Nullable Duration retryAfter, Patience patience, Instant now, double chance) {
        var pause = patience.pause(failures + 1, chance);
        var asked = retryAfter != null && retryAfter.compareTo(pause) > 0 ? retryAfter : pause;
        return with(open, lookUps, failures + 1, now.plus(asked), ticket);
    }

    private DeskTask with(
            @Nullable Intent newIntent,
            int newLookUps,
            int newFailures,
            @Nullable Instant until,
            @Nullable String newTicket) {
        return new DeskTask(sent, newIntent, newLookUps, newFailures, until, newTicket, fault);
    }
}
