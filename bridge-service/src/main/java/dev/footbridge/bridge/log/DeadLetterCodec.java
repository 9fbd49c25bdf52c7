package dev.footbridge.bridge.log;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** A record that could not be read, as it is; where it came from and why are in its headers. */
public final class DeadLetterCodec {
    private DeadLetterCodec() {}

    public static Record<String, byte[]> of(
            Record<String, byte[]> record, Optional<RecordMetadata> from, String reason) {
        var headers = new RecordHeaders(record.headers());
        headers.add("dlt_reason", text(reason));
        from.ifPresent(metadata -> {
            headers.add("dlt_topic", text(metadata.topic()));
            headers.add("dlt_partition", text(String.valueOf(metadata.partition())));
            headers.add("dlt_offset", text(String.valueOf(metadata.offset())));
        });
        return record.withHeaders(headers);
    }

    private static byte[] text(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
