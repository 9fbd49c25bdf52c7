package dev.footbridge.schemas.wire;

import dev.footbridge.schemas.registry.RegistryUnavailableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The wire format by somebody else's Kafka serializers, for example {@code io.confluent.kafka.serializers.KafkaAvro…}:
 * named by configuration, so that their features (encryption rules, their registry's sign-in) can be had.
 */
public final class SerializerWire implements Wire {
    private final Serializer<Object> serializer;
    private final Deserializer<Object> deserializer;

    /**
     * @param serializerClass a {@code Serializer} of Avro records
     * @param deserializerClass a {@code Deserializer} that gives Avro records of the writer's schema
     * @param settings handed to both; what keeps our contract (no registration at run time, one subject per topic and
     *     record) is set over it
     */
    public SerializerWire(String serializerClass, String deserializerClass, Map<String, ?> settings) {
        KnownRecords.trust();
        var all = new HashMap<String, Object>(settings);
        all.put("auto.register.schemas", false);
        all.put("use.latest.version", false);
        all.put("value.subject.name.strategy", "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy");
        all.put("specific.avro.reader", false);
        all.put("avro.use.logical.type.converters", false);
        this.serializer = named(serializerClass);
        this.deserializer = named(deserializerClass);
        serializer.configure(all, false);
        deserializer.configure(all, false);
    }

    @Override
    public byte[] encode(String topic, SpecificRecord record) {
        try {
            return serializer.serialize(topic, record);
        } catch (SerializationException | RetriableException | AuthenticationException e) {
            throw lostDependencyIn(e);
        }
    }

    @Override
    public Decoded decode(String topic, byte[] bytes) {
        try {
            return decoded((GenericRecord) deserializer.deserialize(topic, bytes));
        } catch (SerializationException e) {
            if (isLostDependency(e)) {
                throw lostDependencyIn(e);
            }
            return new Decoded.Unreadable("Expected an Avro record, but its bytes or its schema id are damaged");
        } catch (RetriableException | AuthenticationException e) {
            throw lostDependencyIn(e);
        }
    }

    private static Decoded decoded(GenericRecord written) {
        var writer = written.getSchema();
        var reader = KnownRecords.schema(writer.getFullName());
        if (reader == null) {
            return new Decoded.Unknown(writer.getFullName());
        }
        try {
            return new Decoded.Known(specific(written, writer, reader));
        } catch (IOException | AvroRuntimeException e) {
            return new Decoded.Unreadable("Expected a " + writer.getName() + ", but it cannot be read as one");
        }
    }

    private static SpecificRecord specific(GenericRecord written, Schema writer, Schema reader) throws IOException {
        var out = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(writer).write(written, encoder);
        encoder.flush();
        return new SpecificDatumReader<SpecificRecord>(writer, reader, SpecificData.getForSchema(reader))
                .read(null, DecoderFactory.get().binaryDecoder(out.toByteArray(), null));
    }

    /** The vendor's client wraps an I/O error while fetching a schema as if the data were bad. */
    private static boolean isLostDependency(Throwable thrown) {
        for (var cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof RegistryUnavailableException
                    || cause instanceof RetriableException
                    || cause instanceof DisconnectException
                    || cause instanceof AuthenticationException
                    || cause instanceof SocketException
                    || cause instanceof SocketTimeoutException
                    || cause instanceof UnknownHostException
                    || cause instanceof SSLException) {
                return true;
            }
        }
        return false;
    }

    private static RegistryUnavailableException lostDependencyIn(RuntimeException e) {
        return new RegistryUnavailableException("Expected the serializer to reach its registry, but it did not", e);
    }

    @SuppressWarnings("unchecked")
    private static <T> T named(String type) {
        try {
            return (T) Class.forName(type).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "Expected the class " + type
                            + " on the class path, with a constructor without arguments, but it is not",
                    e);
        }
    }
}
