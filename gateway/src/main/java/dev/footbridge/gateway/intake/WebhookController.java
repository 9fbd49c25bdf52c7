package dev.footbridge.gateway.intake;

import dev.footbridge.gateway.Gateway;
import dev.footbridge.gateway.canonical.Json;
import dev.footbridge.gateway.connector.Arrival;
import dev.footbridge.gateway.connector.BodyReader;
import dev.footbridge.gateway.connector.ConnectorCodec;
import dev.footbridge.gateway.connector.Connectors;
import dev.footbridge.gateway.fact.EventId;
import dev.footbridge.gateway.verify.Verdict;
import dev.footbridge.schemas.inbox.AttemptRefused;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.JsonNode;

/** {@code POST /{prefix}/webhooks/{source}}: a vendor's delivery, verified on its raw bytes before anything reads them. */
public final class WebhookController {
    private final Gateway gateway;
    private final Map<String, Source> sources;
    private final Connectors connectors;
    private final DeliveryProducer log;
    private final IntakeLimits limits;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final Semaphore places;
    private final Repeats repeats = new Repeats();
    private final AttemptBudget attempts = new AttemptBudget();

    public WebhookController(
            Gateway gateway,
            Map<String, Source> sources,
            Connectors connectors,
            DeliveryProducer log,
            IntakeLimits limits,
            InstantSource clock,
            MeterRegistry meters) {
        this.gateway = gateway;
        this.sources = Map.copyOf(sources);
        this.connectors = connectors;
        this.log = log;
        this.limits = limits;
        this.clock = clock;
        this.meters = meters;
        this.places = new Semaphore(limits.atOnce());
    }

    public RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .POST("/" + gateway.prefix() + "/webhooks/{source}", this::receive)
                .build();
    }

    private ServerResponse receive(ServerRequest request) throws IOException {
        var source = sources.get(request.pathVariable("source"));
        var receipt = source == null
                ? Receipt.refused(
                        Receipt.Reason.UNKNOWN_SOURCE, "Expected the name of a configured source, but it is none")
                : withPlace(request, source);
        meters.counter(
                        "footbridge.intake.deliveries",
                        "gateway",
                        gateway.prefix(),
                        "source",
                        source == null ? "unknown" : source.name(),
                        "status",
                        Integer.toString(receipt.status()))
                .increment();
        return ReceiptCodec.answer(gateway, receipt);
    }

    private Receipt withPlace(ServerRequest request, Source source) throws IOException {
        if (!places.tryAcquire()) {
            return Receipt.refused(
                    Receipt.Reason.BUSY,
                    "Expected at most %d deliveries at once, but there are more".formatted(limits.atOnce()));
        }
        try {
            return receive(request, source);
        } finally {
            places.release();
        }
    }

    private Receipt receive(ServerRequest request, Source source) throws IOException {
        var connector = connectors.find(source.connector()).orElse(null);
        if (connector == null) {
            return Receipt.refused(
                    Receipt.Reason.CONNECTOR_AWAY,
                    "Expected the source's connector to be usable, but it is not; our log says why");
        }
        var servlet = request.servletRequest();
        var headers = RequestReader.headers(servlet);
        var body = RequestReader.body(servlet, limits.webhookBytes());
        var bytes = body instanceof RequestReader.Body.Read read ? read.bytes() : new byte[0];
        var arrival = new Arrival(
                source.name(),
                servlet.getMethod(),
                servlet.getRequestURI(),
                RequestReader.query(servlet),
                headers,
                bytes,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        var receipt = body instanceof RequestReader.Body.Refused refused
                ? refused.receipt()
                : judge(source, connector, arrival);
        if (receipt instanceof Receipt.Refused refused && !refused.reason().isWorthRepeating()) {
            record(arrival, refused);
        }
        return receipt;
    }

    private Receipt judge(Source source, ConnectorCodec connector, Arrival arrival) {
        var headers = arrival.headers();
        var encoded = headers.all().stream()
                .anyMatch(header -> header.name().equals("content-encoding")
                        && !header.value().equalsIgnoreCase("identity"));
        var types = headers.values("content-type");
        if (encoded || types.size() > 1 || !types.isEmpty() && !BodyReader.isSupported(types.get(0))) {
            return Receipt.refused(
                    Receipt.Reason.UNSUPPORTED, "Expected JSON or a form, not compressed, but it is something else");
        }
        var verdict = connector
                .verification()
                .judge(source.secrets(), arrival.method(), headers, arrival.body(), clock.instant());
        if (verdict instanceof Verdict.Refused refused) {
            return Receipt.refused(
                    Receipt.Reason.BAD_SIGNATURE,
                    "Expected a signature of this source, but " + refused.why().words());
        }
        var read = connector.read(arrival);
        if (read instanceof Json.Unreadable<JsonNode> unreadable) {
            return Receipt.refused(Receipt.Reason.UNREADABLE, unreadable.why());
        }
        return store(connector, arrival, ((Json.Readable<JsonNode>) read).value(), (Verdict.Genuine) verdict);
    }

    private Receipt store(ConnectorCodec connector, Arrival arrival, JsonNode read, Verdict.Genuine genuine) {
        var id = EventId.ofDelivery(arrival.source(), connector.sendersId(arrival, read));
        var hash = EventId.sha256(arrival.body());
        switch (repeats.look(id, hash)) {
            case SAME -> {
                return new Receipt.Accepted(id);
            }
            case OTHER_CONTENT -> {
                return Receipt.refused(
                        Receipt.Reason.OTHER_CONTENT,
                        "Expected what came under this id before, but it is something else");
            }
            case NEW -> {
                // goes on to be written
            }
        }
        var written = log.write(DeliveryFormCodec.delivery(
                id,
                connector.name(),
                arrival,
                genuine.scheme(),
                genuine.secretIndex(),
                connector.verification().secretHeaders()));
        if (!written) {
            return Receipt.refused(
                    Receipt.Reason.LOG_AWAY, "Expected the log to take the delivery, but it did not answer in time");
        }
        repeats.remember(id, hash);
        return new Receipt.Accepted(id);
    }

    private void record(Arrival arrival, Receipt.Refused refused) {
        attempts.record(arrival.source(), arrival.receivedAt())
                .ifPresent(leftOut -> log.attempt(AttemptRefused.newBuilder()
                        .setSource(arrival.source())
                        .setAt(arrival.receivedAt())
                        .setStatus(refused.status())
                        .setReason(refused.reason()
                                .name()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', '-'))
                        .setBodySha256(EventId.sha256(arrival.body()))
                        .setLeftOut(leftOut)
                        .build()));
    }
}
