package dev.footbridge.gateway.intake;

import dev.footbridge.gateway.Gateway;
import dev.footbridge.gateway.canonical.CloudEventsReader;
import dev.footbridge.gateway.canonical.CloudEventsReader.Content;
import dev.footbridge.gateway.canonical.EventCodec;
import dev.footbridge.gateway.canonical.Reading;
import dev.footbridge.gateway.canonical.StrictJsonCodec;
import dev.footbridge.gateway.connector.Arrival;
import dev.footbridge.gateway.fact.EventId;
import dev.footbridge.gateway.mapper.DeliveryCodec;
import dev.footbridge.gateway.verify.Headers;
import dev.footbridge.schemas.inbox.Delivery;
import dev.footbridge.schemas.registry.RegistryUnavailableException;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.JsonNode;

/**
 * {@code POST /{prefix}/events}: canonical facts as CloudEvents, structured, batch or binary. Each event is a delivery of
 * its own, with source and id as the key: one that is wrong does not cost the others theirs.
 */
public final class EventsController {
    private final Gateway gateway;
    private final CloudEventsReader cloudEvents;
    private final EventCodec events;
    private final StrictJsonCodec json;
    private final DeliveryProducer log;
    private final IntakeLimits limits;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final Semaphore places;
    private final Repeats repeats = new Repeats();

    public EventsController(
            Gateway gateway,
            CloudEventsReader cloudEvents,
            EventCodec events,
            StrictJsonCodec json,
            DeliveryProducer log,
            IntakeLimits limits,
            InstantSource clock,
            MeterRegistry meters) {
        this.gateway = gateway;
        this.cloudEvents = cloudEvents;
        this.events = events;
        this.json = json;
        this.log = log;
        this.limits = limits;
        this.clock = clock;
        this.meters = meters;
        this.places = new Semaphore(limits.atOnce());
    }

    public RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .POST("/" + gateway.prefix() + "/events", this::receive)
                .build();
    }

    private ServerResponse receive(ServerRequest request) throws IOException {
        if (!places.tryAcquire()) {
            return answer(Receipt.refused(
                    Receipt.Reason.TOO_MANY,
                    "Expected at most %d requests at once, but there are more".formatted(limits.atOnce())));
        }
        try {
            return read(request);
        } finally {
            places.release();
        }
    }

    private ServerResponse read(ServerRequest request) throws IOException {
        var headers = RequestReader.headers(request.servletRequest());
        if (headers.all().stream().anyMatch(header -> header.name().equals("content-encoding"))) {
            return answer(unsupported());
        }
        var body = RequestReader.body(request.servletRequest(), limits.requestBytes());
        if (body instanceof RequestReader.Body.Refused refused) {
            return answer(refused.receipt());
        }
        var bytes = ((RequestReader.Body.Read) body).bytes();
        var path = request.servletRequest().getRequestURI();
        var content = cloudEvents.read(headers, bytes);
        if (content instanceof Content.One one) {
            return answer(
                    stored(List.of(one(one.event(), path, headers, bytes))).get(0));
        }
        if (content instanceof Content.Several several) {
            var own = withStructuredType(headers);
            return answer(stored(several.events().stream()
                    .map(event -> one(event, path, own, json.bytes(event)))
                    .toList()));
        }
        return answer(
                content instanceof Content.Unreadable unreadable
                        ? Receipt.refused(Receipt.Reason.UNREADABLE, unreadable.why())
                        : unsupported());
    }

    private static Receipt unsupported() {
        return Receipt.refused(
                Receipt.Reason.UNSUPPORTED,
                "Expected application/cloudevents+json, application/cloudevents-batch+json, or application/json with ce- headers, but it is something else");
    }

    /** One event on its way: refused already, or to be written. */
    private sealed interface Step {
        record Done(Receipt receipt) implements Step {}

        record ToWrite(Delivery delivery, String hash) implements Step {}
    }

    private Step one(JsonNode event, String path, Headers headers, byte[] bytes) {
        if (bytes.length > limits.eventBytes()) {
            return new Step.Done(Receipt.refused(
                    Receipt.Reason.TOO_LARGE,
                    "Expected an event of at most %d bytes, but it is larger".formatted(limits.eventBytes())));
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (events.read(gateway.prefix(), event, 0, now) instanceof Reading.Refused refused) {
            return new Step.Done(new Receipt.Refused(
                    Receipt.Reason.WRONG_FIELDS,
                    "Expected a canonical event, but %d fields are not as they must be"
                            .formatted(refused.errors().size()),
                    refused.errors()));
        }
        return toWrite(
                event, new Arrival(event.path("source").asString(), "POST", path, List.of(), headers, bytes, now));
    }

    private Step toWrite(JsonNode event, Arrival arrival) {
        var id = EventId.ofDelivery(arrival.source(), event.path("id").asString());
        var hash = EventId.sha256(json.sortedBytes(event));
        return switch (repeats.look(id, hash)) {
            case SAME -> new Step.Done(new Receipt.Accepted(id));
            case OTHER_CONTENT ->
                new Step.Done(
                        Receipt.refused(
                                Receipt.Reason.OTHER_CONTENT,
                                "Expected what came under this source and id before, but it is something else: a correction is another event"));
            case NEW ->
                new Step.ToWrite(
                        DeliveryFormCodec.delivery(id, DeliveryCodec.CLOUDEVENTS, arrival, "bearer", 0, List.of()),
                        hash);
        };
    }

    /** All are sent before one is waited for. */
    private List<Receipt> stored(List<Step> steps) {
        var deadline = System.nanoTime() + DeliveryProducer.PATIENCE.toNanos();
        var writing = new ArrayList<CompletableFuture<Boolean>>();
        for (var step : steps) {
            writing.add(
                    step instanceof Step.ToWrite toWrite
                            ? begin(toWrite, deadline)
                            : CompletableFuture.completedFuture(true));
        }
        var receipts = new ArrayList<Receipt>();
        for (int i = 0; i < steps.size(); i++) {
            receipts.add(receipt(steps.get(i), DeliveryProducer.isWritten(writing.get(i), deadline)));
        }
        receipts.forEach(this::count);
        return receipts;
    }

    private CompletableFuture<Boolean> begin(Step.ToWrite toWrite, long deadline) {
        if (System.nanoTime() > deadline) {
            return CompletableFuture.completedFuture(false);
        }
        try {
            return log.begin(toWrite.delivery());
        } catch (RegistryUnavailableException e) {
            return CompletableFuture.completedFuture(false);
        }
    }

    private Receipt receipt(Step step, boolean written) {
        if (step instanceof Step.Done done) {
            return done.receipt();
        }
        var toWrite = (Step.ToWrite) step;
        if (!written) {
            return Receipt.refused(
                    Receipt.Reason.LOG_AWAY, "Expected the log to take the event, but it did not answer in time");
        }
        repeats.remember(toWrite.delivery().getDeliveryId(), toWrite.hash());
        return new Receipt.Accepted(toWrite.delivery().getDeliveryId());
    }

    /** Where the log is away for one, the sender repeats them all: ids absorb those that are there. */
    private ServerResponse answer(List<Receipt> receipts) {
        return receipts.stream()
                .filter(receipt ->
                        receipt instanceof Receipt.Refused refused && refused.reason() == Receipt.Reason.LOG_AWAY)
                .findFirst()
                .map(this::answer)
                .orElseGet(() -> ReceiptCodec.answer(receipts));
    }

    private ServerResponse answer(Receipt receipt) {
        return ReceiptCodec.answer(gateway, receipt);
    }

    private void count(Receipt receipt) {
        meters.counter(
                        "footbridge.intake.events",
                        "gateway",
                        gateway.prefix(),
                        "status",
                        Integer.toString(receipt.status()))
                .increment();
    }

    private static Headers withStructuredType(Headers headers) {
        var own = new ArrayList<>(headers.all());
        own.removeIf(
                header -> header.name().equals("content-type") || header.name().equals("content-length"));
        own.add(new Headers.Header("content-type", CloudEventsReader.STRUCTURED));
        return new Headers(own);
    }
}
