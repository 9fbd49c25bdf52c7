package dev.footbridge.bridge.unmatched;

import java.util.LinkedHashSet;
import java.util.Set;

/** One identifier of an event, as it is written. */
record Clue(Kind kind, String written) {

    /** R4. */
    enum Kind {
        WORKER_NUMBER,
        EMAIL,
        ACCOUNT,
        PERSON
    }

    /** What would speak for a person, if they had it. */
    Set<Alias> wanted() {
        var exact = Spelling.exact(written);
        var wanted = new LinkedHashSet<Alias>();
        if (kind == Kind.WORKER_NUMBER) {
            wanted.add(new Alias(Likeness.WORKER_NUMBER, exact));
            return wanted;
        }
        if (exact.contains("@")) {
            wanted.add(new Alias(Likeness.WORK_EMAIL, exact));
        }
        var local = Spelling.localPart(exact);
        var letters = Spelling.letters(local);
        wanted.add(new Alias(Likeness.WORKER_NUMBER, local));
        wanted.add(new Alias(Likeness.USERNAME, local));
        wanted.add(new Alias(Likeness.LOCAL_PART, local));
        wanted.add(new Alias(Likeness.FULL_NAME, letters));
        wanted.add(new Alias(Likeness.INITIAL_AND_NAME, letters));
        return wanted;
    }

    /** R4: an address whose local part is beyond ASCII is never enough by itself. */
    boolean isUncertain() {
        return kind == Kind.EMAIL && !Spelling.isAscii(Spelling.localPart(written));
    }
}
