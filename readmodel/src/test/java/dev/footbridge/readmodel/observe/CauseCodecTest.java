package dev.footbridge.readmodel.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class CauseCodecTest {
    private static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void whatIsWrittenIsRead() {
        var cause = new Cause(TRACEPARENT, Instant.parse("2026-11-20T10:00:00.123Z"));
        var headers = new RecordHeaders();
        CauseCodec.write(cause, headers);

        assertThat(CauseCodec.of(headers)).isEqualTo(cause);
    }

    @Test
    void noCauseWritesNothing() {
        var headers = new RecordHeaders();
        CauseCodec.write(Cause.NONE, headers);

        assertThat(headers.toArray()).isEmpty();
        assertThat(CauseCodec.of(headers)).isEqualTo(Cause.NONE);
    }

    /** A sender may write there what it likes, also somebody's name: it goes no further. */
    @Test
    void whatIsNoTraceIsNotHandedOn() {
        for (var text : new String[] {
            "mara.quill@example.com",
            "",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
            "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
            "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
            "x".repeat(10_000)
        }) {
            assertThat(CauseCodec.of(headers("traceparent", text))).as(text).isEqualTo(Cause.NONE);
            assertThat(new Cause(text, null)).as(text).isEqualTo(Cause.NONE);
        }
        assertThat(CauseCodec.of(headers("received", "yesterday"))).isEqualTo(Cause.NONE);
    }

    private static RecordHeaders headers(String name, String value) {
        var headers = new RecordHeaders();
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        return headers;
    }
}
