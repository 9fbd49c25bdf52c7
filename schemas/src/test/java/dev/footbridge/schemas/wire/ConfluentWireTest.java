package dev.footbridge.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footbridge.schemas.fact.EmploymentDetails;
import dev.footbridge.schemas.fact.EmploymentType;
import dev.footbridge.schemas.fact.Identifier;
import dev.footbridge.schemas.fact.IdentifierKind;
import dev.footbridge.schemas.fact.Personal;
import dev.footbridge.schemas.fact.Told;
import dev.footbridge.schemas.fact.WorkerHired;
import dev.footbridge.schemas.registry.RegistryClient;
import dev.footbridge.schemas.registry.RegistrySettings;
import dev.footbridge.schemas.registry.RegistryUnavailableException;
import dev.footbridge.schemas.registry.SchemaRejectedException;
import dev.footbridge.schemas.registry.ScriptedRegistry;
import dev.footbridge.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConfluentWireTest {
    private static final String TOPIC = Topics.HR_EVENTS.name();

    private final ScriptedRegistry registry = new ScriptedRegistry();
    private final ConfluentWire wire = new ConfluentWire(client());

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void whatIsWrittenIsRead() {
        registry.knows(TOPIC, WorkerHired.getClassSchema());
        var bytes = wire.encode(TOPIC, hired());
        assertThat(Arrays.copyOf(bytes, 5)).containsExactly(0, 0, 0, 0, 1);
        assertThat(wire.decode(TOPIC, bytes)).isEqualTo(new Decoded.Known(hired()));
    }

    @Test
    void nothingIsRegisteredByChance() {
        assertThatThrownBy(() -> wire.encode(TOPIC, hired())).isInstanceOf(SchemaRejectedException.class);
        assertThat(registry.registrations()).isZero();
    }

    @Test
    void aFactOfAnUnknownTypeIsNamedNotFailedOn() {
        var id = registry.knows(
                TOPIC,
                org.apache.avro.SchemaBuilder.record("dev.footbridge.schemas.fact.WorkerPromoted")
                        .fields()
                        .requiredString("rank")
                        .endRecord());
        assertThat(wire.decode(TOPIC, new byte[] {0, 0, 0, 0, (byte) id, 2, 'x'}))
                .isEqualTo(new Decoded.Unknown("dev.footbridge.schemas.fact.WorkerPromoted"));
    }

    @Test
    void damagedBytesAreUnreadable() {
        registry.knows(TOPIC, WorkerHired.getClassSchema());
        var bytes = wire.encode(TOPIC, hired());
        assertThat(wire.decode(TOPIC, new byte[] {1, 2, 3})).isInstanceOf(Decoded.Unreadable.class);
        assertThat(wire.decode(TOPIC, Arrays.copyOf(bytes, bytes.length / 2))).isInstanceOf(Decoded.Unreadable.class);
        assertThat(wire.decode(TOPIC, new byte[] {0, 0, 0, 0, 77, 2})).isInstanceOf(Decoded.Unreadable.class);
    }

    @Test
    void aRegistryThatIsAwayIsNeverTakenForBadData() {
        var bytes = new byte[] {0, 0, 0, 0, 77, 2};
        for (var status : List.of(401, 403, 408, 429, 500, 502, 503, 504)) {
            registry.answers(status);
            assertThatThrownBy(() -> wire.decode(TOPIC, bytes)).isInstanceOf(RegistryUnavailableException.class);
        }
        registry.close();
        assertThatThrownBy(() -> wire.decode(TOPIC, bytes)).isInstanceOf(RegistryUnavailableException.class);
    }

    @Test
    void aRegistryThatIsSlowIsAwayAfterTheTimeOut() {
        registry.isSlow();
        assertThatThrownBy(() -> wire.encode(TOPIC, hired())).isInstanceOf(RegistryUnavailableException.class);
    }

    @Test
    void whatWasWarmedUpOutlivesTheRegistry() {
        Topics.HR_EVENTS.records().forEach(record -> registry.knows(TOPIC, record));
        wire.warmUp(List.of(Topics.HR_EVENTS));
        registry.close();
        assertThat(wire.decode(TOPIC, wire.encode(TOPIC, hired()))).isEqualTo(new Decoded.Known(hired()));
    }

    @Test
    void somebodyElsesSerializersCanBeUsedByConfigurationAlone() {
        registry.knows(TOPIC, WorkerHired.getClassSchema());
        var vendor = new SerializerWire(
                OtherAvroSerializer.class.getName(),
                OtherAvroDeserializer.class.getName(),
                Map.of("schema.registry.url", registry.url().toString()));
        assertThat(vendor.encode(TOPIC, hired())).isEqualTo(wire.encode(TOPIC, hired()));
        assertThat(vendor.decode(TOPIC, wire.encode(TOPIC, hired()))).isEqualTo(new Decoded.Known(hired()));
        assertThat(vendor.decode(TOPIC, new byte[] {9})).isInstanceOf(Decoded.Unreadable.class);
        registry.answers(503);
        assertThatThrownBy(() -> vendor.decode(TOPIC, new byte[] {0, 0, 0, 0, 77, 2}))
                .isInstanceOf(RegistryUnavailableException.class);
    }

    @Test
    void aSerializerThatIsNotThereStopsTheStart() {
        assertThatThrownBy(() -> new SerializerWire("no.such.Serializer", "no.such.Deserializer", Map.of()))
                .hasMessageContaining("Expected the class no.such.Serializer on the class path");
    }

    private RegistryClient client() {
        return new RegistryClient(
                RegistrySettings.at(registry.url()).withTimeouts(Duration.ofMillis(300), Duration.ofMillis(500)));
    }

    private static WorkerHired hired() {
        return WorkerHired.newBuilder()
                .setTold(new Told("e-1", "acme-hris", "h-1", Instant.EPOCH, Instant.EPOCH, 0))
                .setAbout(List.of(new Identifier(IdentifierKind.WORKER_NUMBER, "acme-hris", "00ff")))
                .setEmployment(EmploymentDetails.newBuilder()
                        .setType(EmploymentType.EMPLOYEE)
                        .setFte(1.0)
                        .build())
                .setStartDate(LocalDate.of(2026, 12, 1))
                .setEndDate(LocalDate.of(2027, 12, 1))
                .setPersonal(Personal.newBuilder().setGivenName("Mara").build())
                .build();
    }
}
