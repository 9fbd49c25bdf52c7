package dev.footbridge.bridge.announce;

import dev.footbridge.bridge.review.AccessReview;
import dev.footbridge.bridge.review.ItemStatus;
import dev.footbridge.bridge.review.Reason;
import dev.footbridge.bridge.review.ReviewItem;
import dev.footbridge.bridge.review.ReviewStatus;
import dev.footbridge.schemas.bridge.Basis;
import dev.footbridge.schemas.bridge.Evidence;
import dev.footbridge.schemas.bridge.ReviewItemSnapshot;
import dev.footbridge.schemas.bridge.ReviewSnapshot;

/** Reviews of a plan as they are announced. */
final class ReviewCodec {
    private ReviewCodec() {}

    static ReviewSnapshot of(AccessReview review, long revision, Basis basis) {
        return ReviewSnapshot.newBuilder()
                .setId(review.id().toString())
                .setFormerIds(SnapshotCodec.texts(review.formerIds()))
                .setPerson(review.person().value().toString())
                .setEmployment(review.employment().toString())
                .setRevision(revision)
                .setStatus(review.status().word())
                .setReviewer(review.reviewer().text())
                .setDue(review.due())
                .setBasis(basis)
                .setItems(review.items().stream().map(ReviewCodec::item).toList())
                .build();
    }

    /** No plan holds it any more: what was open is withdrawn, what was decided stays. */
    static ReviewSnapshot withdrawn(ReviewSnapshot last, long revision, Basis basis) {
        return ReviewSnapshot.newBuilder(last)
                .setRevision(revision)
                .setBasis(basis)
                .setStatus(ReviewStatus.WITHDRAWN.word())
                .setItems(last.getItems().stream().map(ReviewCodec::withdrawn).toList())
                .build();
    }

    private static ReviewItemSnapshot withdrawn(ReviewItemSnapshot item) {
        return item.getStatus().equals(ItemStatus.OPEN.word())
                ? ReviewItemSnapshot.newBuilder(item)
                        .setStatus(ItemStatus.WITHDRAWN.word())
                        .setLastUsed(null)
                        .build()
                : item;
    }

    private static ReviewItemSnapshot item(ReviewItem item) {
        var builder = ReviewItemSnapshot.newBuilder()
                .setId(item.id().toString())
                .setSystem(item.entitlement().system())
                .setEntitlement(item.entitlement().right())
                .setReasons(item.reasons().stream().map(Reason::word).toList())
                .setStatus(item.status().word())
                .setGone(item.status() == ItemStatus.GONE)
                .setReviewer(item.reviewer().text())
                .setAsked(item.asked())
                .setSince(item.since())
                .setWhy(ChecklistCodec.wording(item.why()))
                .setRisk(item.risk())
                .setPrivileged(item.privileged())
                .setLastUsed(item.lastUsed());
        var evidence = item.evidence();
        if (evidence != null) {
            builder.setEvidence(new Evidence(evidence.event(), evidence.source(), evidence.at()));
        }
        decided(item, builder);
        return builder.build();
    }

    private static void decided(ReviewItem item, ReviewItemSnapshot.Builder builder) {
        var last = item.decided().last();
        if (last != null) {
            builder.setDecision(last.decision().word())
                    .setDecidedBy(last.by())
                    .setDecidedAt(last.told().effective())
                    .setLocked(item.decided().locked());
        }
        var remediation = item.remediation();
        if (remediation != null) {
            builder.setRemediation(remediation.task().toString())
                    .setRemediationStatus(remediation.status().word())
                    .setRemediationDue(remediation.due())
                    .setTicket(remediation.ticket());
        }
    }
}
