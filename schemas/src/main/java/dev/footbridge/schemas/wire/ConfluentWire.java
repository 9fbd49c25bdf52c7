package dev.footbridge.schemas.wire;

import dev.footbridge.schemas.registry.Patience;
import dev.footbridge.schemas.registry.RegistryClient;
import dev.footbridge.schemas.registry.SchemaRejectedException;
import dev.footbridge.schemas.topic.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** The wire format by our own thin client. Ids and schemas are cached for good: both are immutable in a registry. */
public final class ConfluentWire implements Wire {
    private static final int HEADER = 5;

    private final RegistryClient registry;
    private final Map<String, Integer> idsBySubject = new ConcurrentHashMap<>();
    private final Map<Integer, Schema> schemasById = new ConcurrentHashMap<>();
    private final ThreadLocal<Coders> coders = ThreadLocal.withInitial(Coders::new);

    public ConfluentWire(RegistryClient registry) {
        KnownRecords.trust();
        this.registry = registry;
    }

    /** Asks for every id now, so that a registry that goes away later is not missed. */
    public void warmUp(Collection<Topic> topics) {
        warmUp(topics, Patience.none());
    }

    /** The same, with patience for a registry that is on its way up. */
    public void warmUp(Collection<Topic> topics, Patience patience) {
        topics.parallelStream()
                .forEach(topic -> topic.records().forEach(record -> {
                    var id = patience.ask(() -> idOf(topic.name(), record));
                    schemasById.put(id, record);
                }));
    }

    @Override
    public byte[] encode(String topic, SpecificRecord record) {
        var id = idOf(topic, record.getSchema());
        return coders.get().write(id, record);
    }

    @Override
    public Decoded decode(String topic, byte[] bytes) {
        if (bytes.length < HEADER || bytes[0] != 0) {
            return new Decoded.Unreadable("Expected the Confluent wire format, but the record does not begin with it");
        }
        var id = ByteBuffer.wrap(bytes).getInt(1);
        Schema writer;
        try {
            writer = schemasById.computeIfAbsent(id, registry::schema);
        } catch (SchemaRejectedException e) {
            return new Decoded.Unreadable("Expected schema id " + id + " to be registered, but it is not");
        }
        var reader = KnownRecords.schema(writer.getFullName());
        if (reader == null) {
            return new Decoded.Unknown(writer.getFullName());
        }
        try {
            return new Decoded.Known(coders.get().read(bytes, writer, reader));
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
            return new Decoded.Unreadable("Expected a " + writer.getName() + ", but its bytes are damaged");
        }
    }

    private int idOf(String topic, Schema schema) {
        return idsBySubject.computeIfAbsent(
                Topic.subject(topic, schema.getFullName()), subject -> registry.idOf(subject, schema));
    }

    /** Avro's readers and writers are reusable, but not shared between threads. */
    private static final class Coders {
        private final Map<Schema, SpecificDatumWriter<SpecificRecord>> writers = new IdentityHashMap<>();
        private final Map<Schema, SpecificDatumReader<SpecificRecord>> readers = new IdentityHashMap<>();
        private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        private BinaryEncoder encoder;
        private BinaryDecoder decoder;

        byte[] write(int id, SpecificRecord record) {
            out.reset();
            out.writeBytes(ByteBuffer.allocate(HEADER).put((byte) 0).putInt(id).array());
            encoder = EncoderFactory.get().directBinaryEncoder(out, encoder);
            try {
                writers.computeIfAbsent(record.getSchema(), this::writer).write(record, encoder);
                encoder.flush();
            } catch (IOException e) {
                throw new IllegalStateException("Expected memory to be writable", e);
            }
            return out.toByteArray();
        }

        SpecificRecord read(byte[] bytes, Schema writer, Schema reader) throws IOException {
            decoder = DecoderFactory.get().binaryDecoder(bytes, HEADER, bytes.length - HEADER, decoder);
            return readers.computeIfAbsent(
                            writer, w -> new SpecificDatumReader<>(w, reader, SpecificData.getForSchema(reader)))
                    .read(null, decoder);
        }

        private SpecificDatumWriter<SpecificRecord> writer(Schema schema) {
            return new SpecificDatumWriter<>(schema, SpecificData.getForSchema(schema));
        }
    }
}
