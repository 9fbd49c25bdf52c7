package dev.footbridge.bridge.person;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids that are the same for the same facts on any machine, at any time (R12): SHA-256 in the layout of UUID version 8. */
public final class DeterministicId {

    private DeterministicId() {}

    public static UUID of(String text) {
        var bytes = ByteBuffer.wrap(sha256(text));
        long high = bytes.getLong() & ~0xF000L | 0x8000L;
        long low = bytes.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low);
    }

    public static UUID ofEmploymentKey(String source, String employmentKey) {
        return of("employment|" + source + "|" + employmentKey);
    }

    public static UUID ofFirstHire(WorkerKey worker, String sourceEventId) {
        return of("employment|" + worker.source() + "|" + worker.token() + "|" + sourceEventId);
    }

    public static UUID ofChecklist(UUID employment, String template) {
        return of("checklist|" + employment + "|" + template);
    }

    /** Of the provisioning task, which reports, decisions and desks name as {@code taskId}. */
    public static UUID ofTask(UUID checklist, String task) {
        return of("task|" + checklist + "|" + task);
    }

    /** @param occasion what tells it from other reviews of this employment */
    public static UUID ofReview(UUID employment, String occasion) {
        return of("review|" + employment + "|" + occasion);
    }

    /** Of an item within its review: a right is asked about once. */
    public static UUID ofReviewItem(Entitlement entitlement) {
        return of("review-item|" + entitlement);
    }

    /** Of the provisioning task that carries out a decision to revoke. */
    public static UUID ofRemediation(String decisionEventId) {
        return of("remediation|" + decisionEventId);
    }

    public static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected every Java platform to know SHA-256, but this one does not", e);
        }
    }
}
