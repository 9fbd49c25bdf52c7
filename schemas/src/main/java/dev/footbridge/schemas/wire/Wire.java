package dev.footbridge.schemas.wire;

import org.apache.avro.specific.SpecificRecord;

/**
 * Records to bytes and back, in the Confluent wire format: a zero, the schema id in four bytes, Avro binary. Both ways a
 * {@code RegistryUnavailableException} says that the registry had to be asked and is away: a lost dependency, never bad
 * data.
 */
public interface Wire {
    /** The bytes of a record for this topic, under the subject a deployment registered. */
    byte[] encode(String topic, SpecificRecord record);

    /** What these bytes of this topic are. */
    Decoded decode(String topic, byte[] bytes);
}
