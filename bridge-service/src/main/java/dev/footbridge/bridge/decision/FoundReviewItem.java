package dev.footbridge.bridge.decision;

import dev.footbridge.bridge.read.Audience;
import dev.footbridge.bridge.read.ReviewStand;

/**
 * An item somebody decides about, as the lists have it.
 *
 * @param review the id its review has by now
 * @param before how it stands, in as many words as tell one decision's moment from the next one's
 */
record FoundReviewItem(String review, String id, Audience audience, ReviewStand stand, String before) {
    String person() {
        return audience.person();
    }
}
