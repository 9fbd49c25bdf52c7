package dev.footbridge.bridge.announce;

import dev.footbridge.bridge.review.AccessReview;
import dev.footbridge.schemas.bridge.Basis;
import dev.footbridge.schemas.bridge.ReviewSnapshot;
import dev.footbridge.schemas.topic.Topics;
import java.util.HashSet;
import java.util.List;

/** Announces access reviews; one that is called for no more is announced once more, withdrawn. */
final class ReviewProducer {
    private final DifferenceProducer differences;
    private final Kind reviews;

    ReviewProducer(DifferenceProducer differences, PlanningProcessor.Sinks sinks) {
        this.differences = differences;
        this.reviews = new Kind("review/", Topics.REVIEWS, sinks.reviews());
    }

    void announce(Remembered person, List<AccessReview> planned, Basis basis) {
        var known = new HashSet<String>();
        var renamed = new HashSet<String>();
        for (var review : planned) {
            if (!person.speaksOf(review.employment())) {
                continue;
            }
            var id = review.id().toString();
            known.add(id);
            renamed.addAll(SnapshotCodec.texts(review.formerIds()));
            differences.differ(person, reviews, id, (revision, on) -> ReviewCodec.of(review, revision, on), basis);
        }
        for (var what : person.announced(reviews)) {
            if (!known.contains(reviews.key(what))) {
                if (renamed.contains(reviews.key(what))) {
                    differences.remove(person, reviews, reviews.key(what));
                } else {
                    withdraw(person, reviews.key(what), basis);
                }
            }
        }
    }

    private void withdraw(Remembered person, String id, Basis basis) {
        var last = differences.last(person, reviews, id, ReviewSnapshot.class);
        if (last != null) {
            differences.differ(person, reviews, id, (revision, on) -> ReviewCodec.withdrawn(last, revision, on), basis);
        }
    }
}
