package dev.footbridge.gateway.intake;

import dev.footbridge.gateway.Gateway;
import dev.footbridge.gateway.connector.ConnectorCodec;
import dev.footbridge.gateway.connector.Connectors;
import dev.footbridge.gateway.verify.Handshake;
import dev.footbridge.gateway.verify.Headers;
import dev.footbridge.gateway.verify.SharedHeader;
import dev.footbridge.gateway.verify.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * {@code GET} and {@code OPTIONS /{prefix}/webhooks/{source}}, {@code OPTIONS /{prefix}/events}: what a sender asks before
 * it delivers. Only what the source's connector declares is answered; to everything else there is nothing here. Strangers
 * are answered a few times; who knows the source's secret is not counted.
 */
public final class HandshakeController {
    private static final Handshake.Consent OF_EVENTS = new Handshake.Consent(6_000);
    private static final String EVENTS = "events";

    private final Gateway gateway;
    private final Map<String, Source> sources;
    private final Connectors connectors;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final AttemptBudget strangers = new AttemptBudget();
    private final AttemptBudget askers = new AttemptBudget();

    public HandshakeController(
            Gateway gateway,
            Map<String, Source> sources,
            Connectors connectors,
            InstantSource clock,
            MeterRegistry meters) {
        this.gateway = gateway;
        this.sources = Map.copyOf(sources);
        this.connectors = connectors;
        this.clock = clock;
        this.meters = meters;
    }

    public RouterFunction<ServerResponse> routes() {
        var webhooks = "/" + gateway.prefix() + "/webhooks/{source}";
        return RouterFunctions.route()
                .GET(webhooks, this::challenge)
                .HEAD(webhooks, request -> nothing())
                .OPTIONS(webhooks, this::consentOfSource)
                .OPTIONS("/" + gateway.prefix() + "/events", request -> consent(OF_EVENTS, EVENTS, request))
                .build();
    }

    private ServerResponse challenge(ServerRequest request) {
        var source = sources.get(request.pathVariable("source"));
        var connector = connector(source);
        var echo = connector.map(ConnectorCodec::handshake).map(Handshake::echo);
        var headers = RequestReader.headers(request.servletRequest());
        var answer = echo.flatMap(asked -> asked.answer(headers));
        if (source == null || connector.isEmpty() || answer.isEmpty()) {
            return nothing();
        }
        return switch (caller(source, connector.get(), headers)) {
            case WRONG ->
                refused(Receipt.Reason.BAD_SIGNATURE, "Expected the secret of this source, but it is another");
            case KNOWN -> echoed(answer.get());
            case STRANGER -> isTooOften(strangers, source.name()) ? tooOften() : echoed(answer.get());
        };
    }

    private enum Caller {
        KNOWN,
        STRANGER,
        WRONG
    }

    /** Senders that authenticate by a header may send it with the challenge too: then it has to be right. */
    private Caller caller(Source source, ConnectorCodec connector, Headers headers) {
        if (!(connector.verification() instanceof SharedHeader shared)
                || headers.values(shared.header()).isEmpty()) {
            return Caller.STRANGER;
        }
        return shared.judge(source.secrets(), "GET", headers, new byte[0], clock.instant()) instanceof Verdict.Genuine
                ? Caller.KNOWN
                : Caller.WRONG;
    }

    private ServerResponse echoed(Map<String, String> answer) {
        count(200);
        return ServerResponse.ok()
                .header("Cache-Control", "no-store")
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer);
    }

    private ServerResponse consentOfSource(ServerRequest request) {
        var source = sources.get(request.pathVariable("source"));
        var consent = connector(source).map(ConnectorCodec::handshake).map(Handshake::consent);
        return source == null || consent.isEmpty() ? nothing() : consent(consent.get(), source.name(), request);
    }

    private ServerResponse consent(Handshake.Consent consent, String name, ServerRequest request) {
        var allowed = consent.answer(RequestReader.headers(request.servletRequest()));
        if (allowed.isEmpty()) {
            return nothing();
        }
        if (isTooOften(askers, name)) {
            return tooOften();
        }
        count(200);
        var response = ServerResponse.ok();
        allowed.get().forEach(response::header);
        return response.build();
    }

    private Optional<ConnectorCodec> connector(@Nullable Source source) {
        return Optional.ofNullable(source).flatMap(known -> connectors.find(known.connector()));
    }

    private boolean isTooOften(AttemptBudget budget, String name) {
        return budget.record(name, clock.instant()).isEmpty();
    }

    private ServerResponse tooOften() {
        return refused(
                Receipt.Reason.TOO_MANY, "Expected to be asked this now and then, but it is asked again and again");
    }

    private ServerResponse nothing() {
        return refused(
                Receipt.Reason.UNKNOWN_SOURCE, "Expected what a configured source's connector asks, but it is not");
    }

    private ServerResponse refused(Receipt.Reason reason, String detail) {
        count(reason.status());
        return ReceiptCodec.answer(gateway, new Receipt.Refused(reason, detail, List.of()));
    }

    private void count(int status) {
        meters.counter("footbridge.intake.handshakes", "gateway", gateway.prefix(), "status", Integer.toString(status))
                .increment();
    }
}
