package dev.footbridge.gateway.intake;

/**
 * How much may come.
 *
 * @param webhookBytes of one delivery
 * @param eventBytes of one canonical event: has to fit a record of the log
 * @param requestBytes of one request with canonical events
 * @param atOnce requests being read or written at once, per gateway and kind
 */
public record IntakeLimits(int webhookBytes, int eventBytes, int requestBytes, int atOnce) {
    /** Kafka takes records of 1 MB, and a delivery is more than its body. */
    private static final int RECORD = 900_000;

    public IntakeLimits {
        if (webhookBytes <= 0 || webhookBytes > RECORD || eventBytes <= 0 || eventBytes > RECORD) {
            throw new IllegalArgumentException(
                    "Expected limits of at most %d bytes for a delivery and an event, but they are %d and %d"
                            .formatted(RECORD, webhookBytes, eventBytes));
        }
        if (requestBytes < eventBytes || requestBytes >= 5_000_000) {
            throw new IllegalArgumentException(
                    "Expected a limit for requests between that for events and 5 MB, but it is " + requestBytes);
        }
        if (atOnce <= 0) {
            throw new IllegalArgumentException("Expected at least one request at once, but it is " + atOnce);
        }
    }
}
