package dev.footbridge.schemas.wire;

import org.apache.avro.specific.SpecificRecord;

/** What a record on a topic turned out to be. */
public sealed interface Decoded {
    /** A record of a type this version knows. */
    record Known(SpecificRecord value) implements Decoded {}

    /** A record of a type this version does not know: kept as it is, decoded after the upgrade, never guessed. */
    record Unknown(String type) implements Decoded {}

    /** No record at all: the bytes are damaged, or of a schema nobody registered. */
    record Unreadable(String reason) implements Decoded {}
}
