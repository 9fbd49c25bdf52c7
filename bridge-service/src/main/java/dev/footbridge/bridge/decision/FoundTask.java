package dev.footbridge.bridge.decision;

import dev.footbridge.bridge.read.Audience;
import dev.footbridge.bridge.read.TaskDecision;

/**
 * A task somebody decides about, as the lists have it.
 *
 * @param checklist the id its list has by now
 * @param before how it stands, in as many words as tell one decision's moment from the next one's
 */
record FoundTask(String checklist, String id, Audience audience, TaskDecision.Stand stand, String before) {
    String person() {
        return audience.person();
    }
}
