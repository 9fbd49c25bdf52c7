package dev.footbridge.readmodel.observe;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Steps as spans of OpenTelemetry. They are sent only where somebody asked for them. */
final class TrailProducer implements Trail {
    private final Tracer tracer;

    TrailProducer(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("dev.footbridge");
    }

    @Override
    public Cause here(Instant received) {
        return new Cause(traceparent(Span.current().getSpanContext()), received);
    }

    @Override
    public Cause step(String name, Cause from, Instant began) {
        var parent = from.traceparent();
        if (parent == null) {
            return from;
        }
        var now = Instant.now();
        var span = tracer.spanBuilder(name)
                .setParent(Context.root().with(Span.wrap(context(parent))))
                .setSpanKind(SpanKind.CONSUMER)
                .setStartTimestamp(began.isAfter(now) ? now : began)
                .startSpan();
        span.end(now);
        var next = traceparent(span.getSpanContext());
        return next == null ? from : new Cause(next, from.received());
    }

    private static SpanContext context(String traceparent) {
        return SpanContext.createFromRemoteParent(
                traceparent.substring(3, 35),
                traceparent.substring(36, 52),
                TraceFlags.fromHex(traceparent, 53),
                TraceState.getDefault());
    }

    private static @Nullable String traceparent(SpanContext span) {
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }
}
