package dev.footbridge.bridge.identity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fact at its home.
 *
 * @param effective when it is true
 * @param bySelf whether this home's identifier names its person; a report about a task names who did it
 * @param others other identifiers, or the task, that may tell its person
 * @param accounts those of its identifiers that name an account
 * @param person to whom it was given, if to anybody
 * @param listed announced as being about nobody known; at a worker number: to be, while HR does not tell of that
 * @param fact as it stands on the log
 */
record Kept(
        String eventId,
        Instant effective,
        boolean bySelf,
        List<String> others,
        List<String> accounts,
        @Nullable String person,
        boolean listed,
        Copy copy,
        byte[] fact) {

    Kept {
        others = List.copyOf(others);
        accounts = List.copyOf(accounts);
    }

    Kept decided(@Nullable String now, boolean nowListed) {
        return new Kept(eventId, effective, bySelf, others, accounts, now, nowListed, copy, fact);
    }

    @Override
    public String toString() {
        return "Kept[" + eventId + " for " + person + "]"; // the fact is personal
    }
}
