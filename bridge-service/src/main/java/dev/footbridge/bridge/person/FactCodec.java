package dev.footbridge.bridge.person;

import dev.footbridge.schemas.fact.Identifier;
import dev.footbridge.schemas.fact.IdentifierKind;
import dev.footbridge.schemas.wire.Decoded;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** From the records of the log to the facts that rules know. What no rule knows yet is kept as {@link Fact.Unknown}. */
public final class FactCodec {
    private static final Map<Class<?>, Function<SpecificRecord, Fact>> READERS = readers();

    private FactCodec() {}

    /** The fact in these bytes of the log, or null when they are damaged. */
    public static @Nullable Fact factOf(String eventId, Decoded decoded) {
        if (decoded instanceof Decoded.Known known) {
            return factOf(known.value());
        }
        if (decoded instanceof Decoded.Unknown unknown) {
            var nothing = new Told(eventId, "", eventId, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, 0);
            return new Fact.Unknown(nothing, unknown.type());
        }
        return null;
    }

    private static @Nullable Fact factOf(SpecificRecord record) {
        var told = toldOf(record);
        if (told == null) {
            return null;
        }
        var reader = READERS.get(record.getClass());
        return reader == null ? unknown(told, record) : reader.apply(record);
    }

    /** Who told it, or null: not a fact then. */
    public static dev.footbridge.schemas.fact.@Nullable Told toldOf(SpecificRecord record) {
        var field = record.getSchema().getField("told");
        return field != null && record.get(field.pos()) instanceof dev.footbridge.schemas.fact.Told told ? told : null;
    }

    /** Whom it is about. */
    public static List<Identifier> aboutOf(SpecificRecord record) {
        var field = record.getSchema().getField("about");
        if (field == null || !(record.get(field.pos()) instanceof List<?> about)) {
            return List.of();
        }
        return about.stream().map(Identifier.class::cast).toList();
    }

    static Fact unknown(dev.footbridge.schemas.fact.Told told, SpecificRecord record) {
        return new Fact.Unknown(told(told, told.getTold()), record.getSchema().getName());
    }

    static Told told(dev.footbridge.schemas.fact.Told told, LocalDate effective) {
        return told(told, effective.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    static Told told(dev.footbridge.schemas.fact.Told told, Instant effective) {
        return new Told(
                told.getEventId(),
                told.getSource(),
                told.getSourceEventId(),
                effective,
                told.getTold(),
                told.getRecorded(),
                told.getRevision());
    }

    /** The worker number a fact is about. */
    static @Nullable WorkerKey worker(List<Identifier> about) {
        return about.stream()
                .filter(identifier -> identifier.getKind() == IdentifierKind.WORKER_NUMBER)
                .map(identifier -> new WorkerKey(identifier.getNamespace(), identifier.getToken()))
                .findFirst()
                .orElse(null);
    }

    static <R extends SpecificRecord> void read(
            Map<Class<?>, Function<SpecificRecord, Fact>> readers, Class<R> type, Function<R, Fact> reader) {
        readers.put(type, record -> reader.apply(type.cast(record)));
    }

    private static Map<Class<?>, Function<SpecificRecord, Fact>> readers() {
        var readers = new HashMap<Class<?>, Function<SpecificRecord, Fact>>();
        HrFactCodec.addTo(readers);
        ItFactCodec.addTo(readers);
        return Map.copyOf(readers);
    }
}
