package dev.footbridge.schemas.topic;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** Which partition a person's announcements are on, whatever their key, so that they stay in order. */
public final class PersonPartition {
    private PersonPartition() {}

    /** The partition the default partitioner gives a record whose key is this text. */
    public static int of(String person, int partitions) {
        return Utils.toPositive(Utils.murmur2(person.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
