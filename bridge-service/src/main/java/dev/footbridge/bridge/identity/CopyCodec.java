package dev.footbridge.bridge.identity;

import dev.footbridge.schemas.fact.Told;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** What tells the copies of one event on the log apart. */
final class CopyCodec {
    private CopyCodec() {}

    static Copy of(SpecificRecord fact, Told told) {
        return new Copy(
                ChronoUnit.MICROS.between(java.time.Instant.EPOCH, told.getRecorded()),
                told.getRevision(),
                contentOf(fact, told));
    }

    /** Of a type this version does not know: its bytes are all there is to see. */
    static Copy ofUnknown(byte[] bytes) {
        return new Copy(0, 0, Arrays.hashCode(bytes));
    }

    private static int contentOf(SpecificRecord fact, Told told) {
        var data = SpecificData.getForSchema(fact.getSchema());
        int content = told.getTold().hashCode();
        for (Schema.Field field : fact.getSchema().getFields()) {
            var value = fact.get(field.pos());
            if (value != null && value != told) {
                content = 31 * content + field.pos();
                content = 31 * content + hash(data, value, field.schema());
            }
        }
        return content;
    }

    private static int hash(GenericData data, Object value, Schema schema) {
        return data.hashCode(value, schema); // the same in every JVM, unlike an enum's own
    }
}
