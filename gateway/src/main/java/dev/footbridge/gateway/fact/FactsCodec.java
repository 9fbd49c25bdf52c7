package dev.footbridge.gateway.fact;

import dev.footbridge.gateway.canonical.CanonicalEvent;
import dev.footbridge.schemas.fact.Told;
import dev.footbridge.schemas.token.Tokens;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** From a canonical event to the facts that stand on the log for it: one, or one with its private part, or one an account. */
public final class FactsCodec {
    /** Places the events of one item of a delivery have: see {@code ConnectorCodec}. */
    private static final int PLACES = 100;

    private final HrFactsCodec hr;
    private final ItFactsCodec it;

    /** @param onlyHrSource whose worker numbers IT events mean when they do not say */
    public FactsCodec(Tokens tokens, Optional<String> onlyHrSource) {
        this.hr = new HrFactsCodec(tokens);
        this.it = new ItFactsCodec(tokens, onlyHrSource);
    }

    public enum Where {
        EVENTS,
        PRIVATE
    }

    /**
     * One fact for the log.
     *
     * @param key token of the best identifier, else what it is about
     */
    public record Fact(
            Where where,
            String key,
            boolean aboutPerson,
            Told told,
            SpecificRecord record,
            Map<String, String> extensions) {

        /** Its name, for example WorkerHired. */
        public String type() {
            return record.getSchema().getName();
        }

        /** CloudEvents' attributes as headers of the record, and the extensions as they came. */
        public Map<String, String> headers() {
            var headers = new LinkedHashMap<String, String>();
            extensions.forEach((name, value) -> headers.put("ce_" + name, value));
            headers.put("ce_specversion", "1.0");
            headers.put("ce_id", told.getEventId());
            headers.put("ce_source", told.getSource());
            headers.put("ce_type", ceType());
            headers.put("ce_time", told.getTold().toString());
            if (aboutPerson) {
                headers.put("ce_subject", key);
            }
            return headers;
        }

        private String ceType() {
            var kebab = type().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
            var prefix = HrFactsCodec.isHr(record) ? "hr" : "it";
            return "dev.footbridge." + prefix + "." + kebab + ".v1";
        }

        @Override
        public String toString() {
            return "Fact[" + type() + " " + told.getEventId() + "]"; // the record is personal
        }
    }

    /** @param recorded when the delivery came */
    public List<Fact> facts(CanonicalEvent event, Instant recorded, int revision) {
        var told = told(event, recorded.truncatedTo(ChronoUnit.MICROS), revision);
        return event.type().prefix().equals("hr") ? hr.facts(event, told) : it.facts(event, told);
    }

    /** What a delivery tells of one person was told in order: a microsecond apart keeps it. */
    private static Told told(CanonicalEvent event, Instant recorded, int revision) {
        var time = event.time() == null ? recorded : event.time();
        return Told.newBuilder()
                .setEventId(EventId.ofFact(event.source(), event.id(), event.index()))
                .setSource(event.source())
                .setSourceEventId(event.id())
                .setTold(time.plus(event.index() % PLACES, ChronoUnit.MICROS))
                .setRecorded(recorded)
                .setRevision(revision)
                .build();
    }
}
