package dev.footbridge.bridge.topology;

import dev.footbridge.schemas.registry.RegistryUnavailableException;
import dev.footbridge.schemas.topic.Topics;
import dev.footbridge.schemas.wire.Decoded;
import dev.footbridge.schemas.wire.Wire;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;

/** A wire without a registry: the record's name, then Avro binary. The registry can be taken away all the same. */
public final class BinaryWire implements Wire {
    private static final Map<String, Schema> KNOWN =
            Topics.records().collect(Collectors.toMap(Schema::getFullName, Function.identity()));

    static {
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.DEFAULT_TRUSTED_CLASSES,
                type -> type.getName().startsWith("dev.footbridge.schemas.")));
    }

    private final ThreadLocal<Map<String, SpecificDatumReader<SpecificRecord>>> readers =
            ThreadLocal.withInitial(HashMap::new); // readers are dear, and belong to one thread
    private final ThreadLocal<Map<String, SpecificDatumWriter<SpecificRecord>>> writers =
            ThreadLocal.withInitial(HashMap::new);

    boolean registryIsAway;

    @Override
    public byte[] encode(String topic, SpecificRecord record) {
        try {
            var out = new ByteArrayOutputStream();
            new DataOutputStream(out).writeUTF(record.getSchema().getFullName());
            var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            writers.get()
                    .computeIfAbsent(record.getSchema().getFullName(), unwritten -> writer(record.getSchema()))
                    .write(record, encoder);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Decoded decode(String topic, byte[] bytes) {
        if (registryIsAway) {
            throw new RegistryUnavailableException("Expected the schema registry to answer, but it is away");
        }
        if (bytes.length < 2 || bytes.length < 2 + ByteBuffer.wrap(bytes).getShort()) {
            return new Decoded.Unreadable("Expected a name, but the record does not begin with one");
        }
        int length = ByteBuffer.wrap(bytes).getShort();
        var name = new String(bytes, 2, length, StandardCharsets.UTF_8);
        var schema = KNOWN.get(name);
        if (schema == null) {
            return new Decoded.Unknown(name);
        }
        try {
            var decoder = DecoderFactory.get().binaryDecoder(bytes, 2 + length, bytes.length - 2 - length, null);
            return new Decoded.Known(readers.get()
                    .computeIfAbsent(name, unread -> reader(schema))
                    .read(null, decoder));
        } catch (IOException | AvroRuntimeException e) {
            return new Decoded.Unreadable("Expected a " + schema.getName() + ", but its bytes are damaged");
        }
    }

    private static SpecificDatumReader<SpecificRecord> reader(Schema schema) {
        return new SpecificDatumReader<>(schema, schema, SpecificData.getForSchema(schema));
    }

    private static SpecificDatumWriter<SpecificRecord> writer(Schema schema) {
        return new SpecificDatumWriter<>(schema, SpecificData.getForSchema(schema));
    }

    /** A record of a type that only a later version knows. */
    static byte[] ofTheFuture(String name, String content) {
        try {
            var out = new ByteArrayOutputStream();
            new DataOutputStream(out).writeUTF(name);
            out.writeBytes(content.getBytes(StandardCharsets.UTF_8));
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
