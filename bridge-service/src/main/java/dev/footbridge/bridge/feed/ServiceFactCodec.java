package dev.footbridge.bridge.feed;

import dev.footbridge.bridge.person.Told;
import dev.footbridge.schemas.fact.ChangeReleased;
import dev.footbridge.schemas.fact.IncidentClosed;
import dev.footbridge.schemas.fact.ProblemPrevented;
import dev.footbridge.schemas.fact.RolloutAnnounced;
import java.time.Instant;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Facts of the log about services and systems. Who did it is not read: a feed praises work, and rates nobody (R31). */
public final class ServiceFactCodec {
    private ServiceFactCodec() {}

    /** What such a fact is about, or null: it is none, and has its place elsewhere. */
    public static @Nullable String subjectOf(SpecificRecord record) {
        var fact = of(record);
        return fact == null ? null : fact.subject();
    }

    static @Nullable ServiceFact of(SpecificRecord record) {
        if (record instanceof IncidentClosed incident) {
            return incident(incident);
        } else if (record instanceof ProblemPrevented problem) {
            return problem(problem);
        } else if (record instanceof ChangeReleased change) {
            return change(change);
        }
        return record instanceof RolloutAnnounced rollout ? rollout(rollout) : null;
    }

    /** A clean resolution has words of its own (R32): fixed, and never opened again. */
    private static ServiceFact incident(IncidentClosed fact) {
        var args = new Args()
                .with("incident", fact.getIncident())
                .with("service", fact.getService())
                .with("title", fact.getTitle())
                .with("severity", fact.getSeverity())
                .with("resolution", fact.getResolution())
                .with("affected", fact.getAffected() > 0 ? fact.getAffected() : null)
                .with("reopened", fact.getReopened() > 0 ? fact.getReopened() : null);
        var clean = fact.getResolution().equals("fixed") && fact.getReopened() == 0;
        return new ServiceFact(
                told(fact.getTold(), fact.getClosedAt()),
                Kind.INCIDENT_CLOSED,
                subject("incident", fact.getTold(), fact.getIncident()),
                fact.getService(),
                clean ? "incident-fixed" : "incident-closed",
                args.byName);
    }

    private static ServiceFact problem(ProblemPrevented fact) {
        var hours = fact.getSavesHours();
        var args = new Args()
                .with("service", fact.getService())
                .with("title", fact.getTitle())
                .with("work", fact.getKind())
                .with(
                        "hours",
                        hours == null
                                ? null
                                : java.math.BigDecimal.valueOf(hours)
                                        .stripTrailingZeros()
                                        .toPlainString())
                .with("incidents", fact.getSavesIncidents())
                .with("note", fact.getSavesNote());
        return new ServiceFact(
                told(fact.getTold(), fact.getAt()),
                Kind.PROBLEM_PREVENTED,
                subject("problem", fact.getTold(), fact.getTold().getSourceEventId()),
                fact.getService(),
                "problem-prevented",
                args.byName);
    }

    private static ServiceFact change(ChangeReleased fact) {
        var args = new Args()
                .with("change", fact.getChange())
                .with("service", fact.getService())
                .with("title", fact.getTitle())
                .with("summary", fact.getSummary().isBlank() ? null : fact.getSummary());
        return new ServiceFact(
                told(fact.getTold(), fact.getAt()),
                Kind.CHANGE_RELEASED,
                subject("change", fact.getTold(), fact.getChange()),
                fact.getService(),
                "change-released",
                args.byName);
    }

    private static ServiceFact rollout(RolloutAnnounced fact) {
        var args = new Args()
                .with("rollout", fact.getRollout())
                .with("name", fact.getName())
                .with("system", fact.getSystem())
                .with("golive", fact.getGoLive());
        return new ServiceFact(
                told(fact.getTold(), fact.getTold().getTold()),
                Kind.ROLLOUT_ANNOUNCED,
                subject("rollout", fact.getTold(), fact.getRollout()),
                fact.getSystem(),
                "rollout-announced",
                args.byName);
    }

    private static String subject(String kind, dev.footbridge.schemas.fact.Told told, String id) {
        return (kind + "/" + told.getSource() + "/" + id).replace('\0', ' '); // which parts the keys of stores
    }

    private static Told told(dev.footbridge.schemas.fact.Told told, Instant effective) {
        return new Told(
                told.getEventId(),
                told.getSource(),
                told.getSourceEventId(),
                effective,
                told.getTold(),
                told.getRecorded(),
                told.getRevision());
    }

    /** What was told, by name; what was not has no name. */
    private static final class Args {
        final TreeMap<String, String> byName = new TreeMap<>();

        Args with(String name, @Nullable Object value) {
            if (value != null && !value.toString().isBlank()) {
                byName.put(name, value.toString());
            }
            return this;
        }
    }
}
