package dev.footbridge.schemas.wire;

import dev.footbridge.schemas.registry.RegistryClient;
import dev.footbridge.schemas.registry.RegistrySettings;
import java.net.URI;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;

/** A Kafka serializer as a vendor would bring it. */
public final class OtherAvroSerializer implements Serializer<Object> {
    private ConfluentWire wire;

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        var url = URI.create(settings.get("schema.registry.url").toString());
        wire = new ConfluentWire(new RegistryClient(RegistrySettings.at(url)));
    }

    @Override
    public byte[] serialize(String topic, Object data) {
        return wire.encode(topic, (SpecificRecord) data);
    }
}
