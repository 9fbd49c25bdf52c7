package dev.footbridge.readmodel.projection;

import dev.footbridge.readmodel.observe.CauseCodec;
import dev.footbridge.schemas.wire.Decoded;
import dev.footbridge.schemas.wire.Wire;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What a batch of records means for the tables, and which of them mean nothing because they cannot be read. */
final class ProjectionReader {
    private final Projection projection;
    private final Wire wire;
    private final List<LeftOut> leftOut = new ArrayList<>();

    /** @param why without a word of the record itself */
    record LeftOut(ConsumerRecord<String, byte[]> record, String why) {}

    ProjectionReader(Projection projection, Wire wire) {
        this.projection = projection;
        this.wire = wire;
    }

    Changes read(List<ConsumerRecord<String, byte[]>> records) {
        leftOut.clear();
        var changes = new Changes();
        records.forEach(record -> read(record, changes));
        return changes;
    }

    /** No change at all, but for the position. */
    Changes leaveOut(ConsumerRecord<String, byte[]> record, String why) {
        leftOut.clear();
        leftOut.add(new LeftOut(record, why));
        return new Changes();
    }

    /** Of the last batch. */
    List<LeftOut> leftOut() {
        return leftOut;
    }

    private void read(ConsumerRecord<String, byte[]> record, Changes changes) {
        if (record.value() == null) {
            project(record, null, changes);
            return;
        }
        var decoded = wire.decode(record.topic(), record.value());
        if (decoded instanceof Decoded.Known known) {
            project(record, known.value(), changes);
        } else if (decoded instanceof Decoded.Unknown unknown) {
            leftOut.add(new LeftOut(record, "this version does not know " + unknown.type()));
        } else if (decoded instanceof Decoded.Unreadable unreadable) {
            leftOut.add(new LeftOut(record, unreadable.reason()));
        }
    }

    private void project(ConsumerRecord<String, byte[]> record, @Nullable SpecificRecord value, Changes changes) {
        try {
            projection.project(
                    new LogRecord(
                            record.topic(),
                            record.partition(),
                            record.offset(),
                            Instant.ofEpochMilli(record.timestamp()),
                            record.key() == null ? "" : record.key(),
                            value,
                            CauseCodec.of(record.headers())),
                    changes);
        } catch (RuntimeException e) {
            leftOut.add(new LeftOut(record, "it cannot be projected: " + Failure.describe(e)));
        }
    }
}
