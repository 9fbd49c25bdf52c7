package dev.footbridge.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footbridge.gateway.AvroTrust;
import dev.footbridge.gateway.Gateway;
import dev.footbridge.gateway.verify.Headers;
import dev.footbridge.readmodel.observe.Trail;
import dev.footbridge.schemas.inbox.AttemptRefused;
import dev.footbridge.schemas.inbox.Delivery;
import dev.footbridge.schemas.registry.RegistryUnavailableException;
import dev.footbridge.schemas.wire.Decoded;
import dev.footbridge.schemas.wire.Wire;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A 2xx means that the log has it. */
class ReceiptTest {
    static {
        AvroTrust.give();
    }

    private static final Wire WIRE = new Wire() {
        @Override
        public byte[] encode(String topic, SpecificRecord record) {
            return new byte[] {1};
        }

        @Override
        public Decoded decode(String topic, byte[] bytes) {
            return new Decoded.Unreadable("Expected nobody to read here, but somebody does");
        }
    };
    private static final Delivery DELIVERY = Delivery.newBuilder()
            .setDeliveryId("d")
            .setSource("s")
            .setConnector("c")
            .setReceivedAt(Instant.EPOCH)
            .setMethod("POST")
            .setPath("/")
            .setBody(ByteBuffer.allocate(0))
            .setVerification("bearer")
            .build();

    private static MockProducer<String, byte[]> log(boolean answersItself) {
        return new MockProducer<>(answersItself, null, new StringSerializer(), new ByteArraySerializer());
    }

    @Test
    void acknowledgedIsWritten() {
        assertThat(new DeliveryProducer(Gateway.HR, WIRE, log(true), Trail.NONE).write(DELIVERY))
                .isTrue();
    }

    @Test
    void silenceIsNoAcknowledgementAndNobodyWaitsThreeSecondsForIt() {
        var began = System.nanoTime();
        assertThat(new DeliveryProducer(Gateway.HR, WIRE, log(false), Trail.NONE).write(DELIVERY))
                .isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isGreaterThan(DeliveryProducer.PATIENCE.minusMillis(100));
        assertThat(DeliveryProducer.PATIENCE).isLessThan(Duration.ofMillis(2_900));
    }

    @Test
    void aNoOfTheLogIsNone() {
        var log = log(false);
        var written = new DeliveryProducer(Gateway.HR, WIRE, log, Trail.NONE).begin(DELIVERY);
        log.errorNext(new TimeoutException("no"));
        assertThat(DeliveryProducer.isWritten(written, System.nanoTime() + 1_000_000_000))
                .isFalse();
        log.sendException = new TimeoutException("no metadata");
        assertThat(new DeliveryProducer(Gateway.HR, WIRE, log, Trail.NONE).write(DELIVERY))
                .isFalse();
    }

    @Test
    void aRegistryThatIsAwayIsALogThatIsAway() {
        var away = new Wire() {
            @Override
            public byte[] encode(String topic, SpecificRecord record) {
                throw new RegistryUnavailableException("Expected the registry, but it is away", null);
            }

            @Override
            public Decoded decode(String topic, byte[] bytes) {
                throw new RegistryUnavailableException("Expected the registry, but it is away", null);
            }
        };
        var producer = new DeliveryProducer(Gateway.HR, away, log(true), Trail.NONE);
        assertThat(producer.write(DELIVERY)).isFalse();
        producer.attempt(new AttemptRefused("s", Instant.EPOCH, 401, "bad-signature", "", 0));
    }

    @ParameterizedTest
    @EnumSource(Receipt.Reason.class)
    void noRefusalLooksLikeAnAcceptance(Receipt.Reason reason) {
        assertThat(Receipt.refused(reason, "").status()).isGreaterThanOrEqualTo(400);
        assertThat(reason.title()).isNotBlank();
    }

    @Test
    void aRepeatIsTheSameAndAnotherContentIsNoticed() {
        var repeats = new Repeats();
        assertThat(repeats.look("id", "a")).isEqualTo(Repeats.Known.NEW);
        repeats.remember("id", "a");
        assertThat(repeats.look("id", "a")).isEqualTo(Repeats.Known.SAME);
        assertThat(repeats.look("id", "b")).isEqualTo(Repeats.Known.OTHER_CONTENT);
        for (int i = 0; i < 20_000; i++) {
            repeats.remember("other-" + i, "x");
        }
        assertThat(repeats.look("id", "a")).isEqualTo(Repeats.Known.NEW);
    }

    @Test
    void aFloodOfAttemptsIsCountedNotRecorded() {
        var budget = new AttemptBudget();
        var now = Instant.EPOCH;
        var recorded = 0;
        for (int i = 0; i < 1_000; i++) {
            recorded += budget.record("s", now).isPresent() ? 1 : 0;
        }
        assertThat(recorded).isEqualTo(10);
        assertThat(budget.record("s", now.plusSeconds(11))).hasValue(990);
        assertThat(budget.record("s", now.plusSeconds(12))).isEmpty();
        assertThat(budget.record("other", now)).hasValue(0);
    }

    @Test
    void headersWithSecretsAreNotStored() {
        var headers = new Headers(List.of(
                new Headers.Header("Authorization", "Bearer x"),
                new Headers.Header("Cookie", "x"),
                new Headers.Header("X-Hub-Signature-256", "x"),
                new Headers.Header("X-Api-Key", "x"),
                new Headers.Header("X-Goog-Channel-Token", "x"),
                new Headers.Header("X-Ours", "x"),
                new Headers.Header("webhook-id", "1"),
                new Headers.Header("content-type", "application/json")));
        assertThat(SecretHeaders.without(headers, List.of("X-Ours")).all())
                .extracting(Headers.Header::name)
                .containsExactly("webhook-id", "content-type");
    }

    @Test
    void limitsThatTheLogCannotTakeStopTheStart() {
        assertThatThrownBy(() -> new IntakeLimits(1_000_000, 800_000, 4_000_000, 64))
                .hasMessageStartingWith("Expected limits");
        assertThatThrownBy(() -> new IntakeLimits(256_000, 800_000, 5_000_000, 64))
                .hasMessageContaining("5 MB");
        assertThatThrownBy(() -> new IntakeLimits(256_000, 800_000, 4_000_000, 0))
                .hasMessageContaining("at least one");
    }
}
