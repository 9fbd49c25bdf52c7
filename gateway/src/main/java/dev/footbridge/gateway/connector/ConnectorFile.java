package dev.footbridge.gateway.connector;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A connector as its file has it.
 *
 * @param connector its name
 * @param description what it reads, and what it makes of it
 * @param match JSLT: whether a delivery is of the kind it reads; none: all are
 * @param verify how a delivery is verified
 * @param handshake what the vendor asks before it delivers; none: nothing
 * @param idempotencyKey JSLT: the sender's own id of the delivery; none, or none found: a hash of the body
 * @param split JSLT: the items of a delivery; none: the delivery is one
 * @param itemKey JSLT: the sender's own id of an item, where it has one: the same item in another delivery is the same
 * @param map JSLT: from one item, as {@code .item}, to one event, a list of events, or null
 */
record ConnectorFile(
        String connector,
        @Nullable String description,
        @Nullable String match,
        Verify verify,
        @Nullable Handshakes handshake,
        @Nullable String idempotencyKey,
        @Nullable String split,
        @Nullable String itemKey,
        String map) {

    /** Exactly one of the two. */
    record Verify(@Nullable Signature signature, @Nullable Shared sharedHeader) {}

    record Signature(
            String algorithm,
            String header,
            @Nullable String prefix,
            String encoding,
            String signedContent,
            @Nullable String keyDecoding,
            @Nullable String listSeparator,
            @Nullable String publicKeyPrefix,
            @Nullable Timestamp timestamp) {}

    record Timestamp(String header, String unit, Duration tolerance) {}

    record Shared(String header, @Nullable String prefix) {}

    record Handshakes(@Nullable Echo echo, @Nullable CloudEvents cloudEvents) {}

    record Echo(String header, String field) {}

    record CloudEvents(int rate) {}
}
