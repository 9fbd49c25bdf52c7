package dev.footbridge.gateway.inbox;

import dev.footbridge.gateway.Gateway;
import dev.footbridge.readmodel.projection.Changes;
import dev.footbridge.readmodel.projection.LogRecord;
import dev.footbridge.readmodel.projection.Projection;
import dev.footbridge.readmodel.projection.Table;
import dev.footbridge.schemas.inbox.AttemptRefused;
import dev.footbridge.schemas.inbox.Delivery;
import dev.footbridge.schemas.inbox.DeliveryMapped;
import dev.footbridge.schemas.inbox.DeliveryQuarantined;
import dev.footbridge.schemas.inbox.Header;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The inbox and its outcomes into PostgreSQL: one row a delivery, one a refused attempt. */
public final class InboxProjectionCodec implements Projection {
    private final Gateway gateway;
    private final JsonMapper json = JsonMapper.shared();
    private final Table deliveries;
    private final Table outcomes;
    private final Table attempts;

    public InboxProjectionCodec(Gateway gateway) {
        this.gateway = gateway;
        var inbox = "gateway." + gateway.prefix() + "_inbox";
        this.deliveries = Table.named(inbox)
                .key("delivery_id", "text")
                .column("source", "text")
                .column("connector", "text")
                .column("received_at", "timestamptz")
                .column("method", "text")
                .column("path", "text")
                .column("query", "jsonb")
                .column("headers", "jsonb")
                .column("body_base64", "text")
                .column("verification", "text")
                .column("secret_index", "integer");
        this.outcomes = Table.named(inbox)
                .key("delivery_id", "text")
                .column("status", "text")
                .column("connector_version", "text")
                .column("reason", "text")
                .column("detail", "text")
                .column("facts", "jsonb")
                .column("settled_at", "timestamptz");
        this.attempts = Table.named("gateway." + gateway.prefix() + "_attempt")
                .key("attempt_id", "text")
                .column("source", "text")
                .column("received_at", "timestamptz")
                .column("http_status", "integer")
                .column("reason", "text")
                .column("body_sha256", "text")
                .column("left_out", "integer");
    }

    @Override
    public String name() {
        return gateway.prefix() + "-inbox";
    }

    @Override
    public List<String> topics() {
        return List.of(gateway.inbox(), gateway.outcomes());
    }

    @Override
    public void project(LogRecord record, Changes changes) {
        if (record.value() instanceof Delivery delivery) {
            put(delivery, changes);
        } else if (record.value() instanceof DeliveryMapped mapped) {
            var facts = mapped.getFacts().stream()
                    .map(fact -> Map.of("eventId", fact.getEventId(), "type", fact.getType()))
                    .toList();
            changes.put(
                    outcomes,
                    mapped.getDeliveryId(),
                    facts.isEmpty() ? "ignored" : "mapped", // read, and on purpose nothing
                    mapped.getConnectorVersion(),
                    null,
                    null,
                    json.writeValueAsString(facts),
                    record.at());
        } else if (record.value() instanceof DeliveryQuarantined quarantined) {
            changes.put(
                    outcomes,
                    quarantined.getDeliveryId(),
                    "quarantined",
                    quarantined.getConnectorVersion(),
                    quarantined.getReason(),
                    quarantined.getDetail(),
                    "[]",
                    record.at());
        } else if (record.value() instanceof AttemptRefused attempt) {
            changes.put(
                    attempts,
                    "refused-%d-%d".formatted(record.partition(), record.offset()),
                    attempt.getSource(),
                    attempt.getAt(),
                    attempt.getStatus(),
                    attempt.getReason(),
                    attempt.getBodySha256(),
                    attempt.getLeftOut());
        }
    }

    private void put(Delivery delivery, Changes changes) {
        var body = new byte[delivery.getBody().remaining()];
        delivery.getBody().duplicate().get(body);
        changes.put(
                deliveries,
                delivery.getDeliveryId(),
                delivery.getSource(),
                delivery.getConnector(),
                delivery.getReceivedAt(),
                delivery.getMethod(),
                delivery.getPath(),
                pairs(delivery.getQuery()),
                pairs(delivery.getHeaders()),
                Base64.getEncoder().encodeToString(body),
                delivery.getVerification(),
                delivery.getSecretIndex());
    }

    private String pairs(List<Header> headers) {
        return json.writeValueAsString(headers.stream()
                .map(header -> Map.of("name", header.getName(), "value", header.getValue()))
                .toList());
    }
}
