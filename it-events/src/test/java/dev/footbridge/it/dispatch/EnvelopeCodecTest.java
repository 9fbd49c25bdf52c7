package dev.footbridge.it.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.gateway.verify.Headers;
import dev.footbridge.gateway.verify.SignatureScheme;
import dev.footbridge.gateway.verify.SignedContent;
import dev.footbridge.gateway.verify.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnvelopeCodecTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Test
    void aRepeatHasTheSameIdAndAnythingElseAnother() {
        var create = EnvelopeCodec.id("t-1", new Step.Tell(Step.Kind.CREATE, 1));
        assertThat(EnvelopeCodec.id("t-1", new Step.Tell(Step.Kind.CREATE, 1))).isEqualTo(create);
        assertThat(EnvelopeCodec.id("t-1", new Step.Tell(Step.Kind.CREATE, 2))).isNotEqualTo(create);
        assertThat(EnvelopeCodec.id("t-1", new Step.Tell(Step.Kind.WITHDRAW, 1)))
                .isNotEqualTo(create);
        assertThat(EnvelopeCodec.id("t-2", new Step.Tell(Step.Kind.CREATE, 1))).isNotEqualTo(create);
    }

    @Test
    void aDeskThatVerifiesStandardWebhooksFindsItSigned() {
        var body = "{\"type\":\"task.wanted\"}".getBytes(StandardCharsets.UTF_8);
        var signature = SignatureCodec.signature(SignatureCodec.key("secret", SECRET), "task_1", 1_700_000_000L, body);
        var scheme = new SignatureScheme(
                "sha256",
                "webhook-signature",
                "v1,",
                SignatureScheme.Encoding.BASE64,
                SignedContent.of("{header:webhook-id}.{header:webhook-timestamp}.{body}"),
                SignatureScheme.KeyDecoding.WHSEC,
                SignatureScheme.Separator.SPACE,
                null,
                null);
        var headers = new Headers(List.of(
                new Headers.Header("webhook-id", "task_1"),
                new Headers.Header("webhook-timestamp", "1700000000"),
                new Headers.Header("webhook-signature", signature)));

        assertThat(scheme.judge(List.of(SECRET), "POST", headers, body, Instant.EPOCH))
                .isInstanceOf(Verdict.Genuine.class);
    }

    @Test
    void aTicketIsReadWhereTheAnswerNamesOne() {
        var codec = new EnvelopeCodec();
        assertThat(codec.ticket("{\"ticket\":\"REQ-1\"}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("REQ-1");
        assertThat(codec.ticket("{\"ticket\":17}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("17");
        assertThat(codec.ticket("ok".getBytes(StandardCharsets.UTF_8))).isNull();
        assertThat(codec.ticket(new byte[0])).isNull();
        assertThat(codec.ticket(("{\"ticket\":\"" + "x".repeat(300) + "\"}").getBytes(StandardCharsets.UTF_8)))
                .isNull();
    }

    @Test
    void aTicketThatNoTableKeepsIsNone() {
        var codec = new EnvelopeCodec();
        assertThat(codec.ticket("{\"ticket\":\"REQ\\u00001\"}".getBytes(StandardCharsets.UTF_8)))
                .isNull();
        assertThat(codec.ticket("{\"ticket\":\"REQ\\ud8001\"}".getBytes(StandardCharsets.UTF_8)))
                .isNull();
    }
}
