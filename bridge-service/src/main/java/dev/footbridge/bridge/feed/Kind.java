package dev.footbridge.bridge.feed;

import java.util.Locale;

/** What a feed tells (R30). */
public enum Kind {
    PROJECT_JOINED,
    PROJECT_LEFT,
    ACCESS_GRANTED,
    ACCESS_GONE,
    CHECKLIST_DONE,
    INCIDENT_CLOSED,
    PROBLEM_PREVENTED,
    CHANGE_RELEASED,
    ROLLOUT_ANNOUNCED,
    RECOGNITION_GIVEN;

    /** As the outside writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
