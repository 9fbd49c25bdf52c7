package dev.footbridge.schemas.wire;

import dev.footbridge.schemas.registry.RegistryClient;
import dev.footbridge.schemas.registry.RegistrySettings;
import dev.footbridge.schemas.registry.RegistryUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** A Kafka deserializer as a vendor would bring it: generic records, and I/O errors dressed up as bad data. */
public final class OtherAvroDeserializer implements Deserializer<Object> {
    private RegistryClient registry;

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        registry = new RegistryClient(RegistrySettings.at(
                URI.create(settings.get("schema.registry.url").toString())));
    }

    @Override
    public Object deserialize(String topic, byte[] data) {
        if (data.length < 5) {
            throw new SerializationException("Unknown magic byte!");
        }
        try {
            var writer = registry.schema(ByteBuffer.wrap(data).getInt(1));
            return new GenericDatumReader<>(writer)
                    .read(null, DecoderFactory.get().binaryDecoder(data, 5, data.length - 5, null));
        } catch (RegistryUnavailableException | IOException e) {
            throw new SerializationException("Error retrieving Avro value schema", e);
        }
    }
}
