package dev.footbridge.bridge.unmatched;

import java.util.Locale;

/**
 * By what an identifier may be like a person, and how much that weighs (R6). What says the same thing twice counts once:
 * of each family the strongest.
 */
enum Likeness {
    WORKER_NUMBER(
            Family.HANDLE, 0.9, "It is written like their worker number", "identifier = worker number of any source"),
    WORK_EMAIL(Family.HANDLE, 0.9, "It is their work e-mail address", "identifier = work e-mail"),
    USERNAME(Family.HANDLE, 0.8, "It is their user name", "identifier = user name"),
    LOCAL_PART(
            Family.HANDLE,
            0.7,
            "Their work e-mail address begins like that",
            "identifier = local part of the work e-mail"),
    FULL_NAME(Family.NAME, 0.6, "It is their first and last name", "identifier = given and family name"),
    INITIAL_AND_NAME(
            Family.NAME, 0.5, "It is their name, one part by its first letter", "identifier = initial and name");

    /** Handles are given out with care, names are shared. */
    enum Family {
        HANDLE,
        NAME
    }

    private final Family family;
    private final double weight;
    private final String hr;
    private final String it;

    Likeness(Family family, double weight, String hr, String it) {
        this.family = family;
        this.weight = weight;
        this.hr = hr;
        this.it = it;
    }

    Family family() {
        return family;
    }

    double weight() {
        return weight;
    }

    /** In HR words. */
    String hr() {
        return hr;
    }

    /** In IT words. */
    String it() {
        return it;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
