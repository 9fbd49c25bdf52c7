package dev.footbridge.bridge.plan;

import dev.footbridge.bridge.person.AccountKey;
import dev.footbridge.bridge.person.DeterministicId;
import dev.footbridge.bridge.person.EmploymentDetails;
import dev.footbridge.bridge.person.Entitlement;
import dev.footbridge.bridge.person.Fact;
import dev.footbridge.bridge.person.PersonId;
import dev.footbridge.bridge.person.PersonalData;
import dev.footbridge.bridge.person.ReviewDecision;
import dev.footbridge.bridge.person.TaskReport;
import dev.footbridge.bridge.person.Told;
import dev.footbridge.bridge.person.WorkerKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What sources tell, in the words of a story. Times are days, or instants where it matters. */
public final class Facts {

    public static final PersonId MARA = new PersonId(new UUID(0, 1));
    public static final WorkerKey WORKER = new WorkerKey("acme-hris", "t-1042");
    public static final Map<String, String> SALES = Map.of(
            "type",
            "employee",
            "title",
            "Account Executive",
            "department",
            "Sales",
            "location",
            "DE-BER",
            "fte",
            "1.0");

    private Facts() {}

    public static Fact.WorkerHired hired(String id, String told, String start, String... changes) {
        var details = new TreeMap<>(SALES);
        details.putAll(fields(changes));
        return new Fact.WorkerHired(
                told(id, told, start),
                WORKER,
                null,
                new PersonalData(Map.of("givenName", "Mara")),
                EmploymentDetails.of(details),
                LocalDate.parse(start),
                null);
    }

    /** The same, on our log so many milliseconds after it was told. */
    public static Fact.WorkerHired recordedAfter(int milliseconds, Fact.WorkerHired hire) {
        var told = hire.told();
        return new Fact.WorkerHired(
                new Told(
                        told.eventId(),
                        told.source(),
                        told.sourceEventId(),
                        told.effective(),
                        told.told(),
                        told.told().plusMillis(milliseconds),
                        told.revision()),
                hire.worker(),
                hire.employmentKey(),
                hire.personal(),
                hire.details(),
                hire.startDate(),
                hire.endDate());
    }

    public static Fact.WorkerHired as(Fact.WorkerHired hire, WorkerKey worker, String employmentKey) {
        return new Fact.WorkerHired(
                hire.told(), worker, employmentKey, hire.personal(), hire.details(), hire.startDate(), hire.endDate());
    }

    public static Fact.WorkerMoved moved(String id, String told, String effective, String... changes) {
        return new Fact.WorkerMoved(told(id, told, effective), WORKER, LocalDate.parse(effective), fields(changes));
    }

    public static Fact.WorkerLeft left(String id, String told, String lastWorkingDay) {
        return new Fact.WorkerLeft(
                told(id, told, lastWorkingDay), WORKER, LocalDate.parse(lastWorkingDay), null, false);
    }

    public static Fact.WorkerLeft leftAtOnce(String id, String told, String lastWorkingDay) {
        return new Fact.WorkerLeft(told(id, told, lastWorkingDay), WORKER, LocalDate.parse(lastWorkingDay), null, true);
    }

    public static Fact.WorkerHired until(Fact.WorkerHired hire, String end) {
        return new Fact.WorkerHired(
                hire.told(),
                hire.worker(),
                hire.employmentKey(),
                hire.personal(),
                hire.details(),
                hire.startDate(),
                LocalDate.parse(end));
    }

    public static Fact.AssetReturned returned(String id, String at, String asset, String tag) {
        return new Fact.AssetReturned(told(id, at, at), asset, tag);
    }

    public static Fact.HireRescinded rescinded(String id, String told) {
        return new Fact.HireRescinded(told(id, told, told), WORKER, null);
    }

    public static Fact.DepartureWithdrawn stays(String id, String told) {
        return new Fact.DepartureWithdrawn(told(id, told, told), WORKER);
    }

    public static Fact.ProjectJoined joined(String id, String told, String project, String effective) {
        return new Fact.ProjectJoined(told(id, told, effective), project, LocalDate.parse(effective), "member");
    }

    public static Fact.RecognitionGiven thanked(String id, String at, String kind, @Nullable String project) {
        return new Fact.RecognitionGiven(told(id, at, at), kind, project);
    }

    public static Fact.ProjectLeft leftProject(String id, String told, String project, String effective) {
        return new Fact.ProjectLeft(told(id, told, effective), project, LocalDate.parse(effective));
    }

    public static Fact.AccessGranted grantedUntil(String id, String at, String entitlement, String until) {
        return new Fact.AccessGranted(told(id, at, at), Entitlement.of(entitlement), null, instant(until));
    }

    public static Fact.AccessGranted granted(String id, String at, String entitlement) {
        return new Fact.AccessGranted(told(id, at, at), Entitlement.of(entitlement), null, null);
    }

    public static Fact.AccessGranted grantedTo(AccountKey account, String id, String at, String entitlement) {
        return new Fact.AccessGranted(told(id, at, at), Entitlement.of(entitlement), account, null);
    }

    public static Fact.AccessRevoked revokedFrom(AccountKey account, String id, String at, String entitlement) {
        return new Fact.AccessRevoked(told(id, at, at), Entitlement.of(entitlement), account);
    }

    public static Fact.AccessRevoked revoked(String id, String at, String entitlement) {
        return new Fact.AccessRevoked(told(id, at, at), Entitlement.of(entitlement), null);
    }

    public static Fact.AssetAssigned assigned(String id, String at, String asset, String tag) {
        return new Fact.AssetAssigned(told(id, at, at), asset, tag);
    }

    public static Fact.TaskReported reported(String id, String at, UUID task, TaskReport status) {
        return new Fact.TaskReported(told(id, at, at), task.toString(), status, "REQ-501", "it.desk", null);
    }

    public static Fact.TaskCompleted completed(String id, String at, UUID task) {
        return new Fact.TaskCompleted(told(id, at, at), task.toString(), "account-hr", "filed");
    }

    public static Fact.TaskWaived waived(String id, String at, UUID task) {
        return new Fact.TaskWaived(told(id, at, at), task.toString(), "account-hr", "not needed");
    }

    public static Fact.AccessUsed used(String id, String at, String entitlement) {
        var right = Entitlement.of(entitlement);
        return new Fact.AccessUsed(told(id, at, at), right.system(), right.right());
    }

    public static Fact.ReviewDecided decided(
            String id, String at, UUID review, String entitlement, ReviewDecision decision, String by) {
        var item = DeterministicId.ofReviewItem(Entitlement.of(entitlement));
        return new Fact.ReviewDecided(told(id, at, at), review.toString(), item.toString(), decision, by);
    }

    /** On our log five minutes after it was told. */
    public static Told told(String id, String told, String effective) {
        return new Told(
                "e-" + id,
                "acme-hris",
                id,
                instant(effective),
                instant(told),
                instant(told).plusSeconds(300),
                0);
    }

    public static Instant instant(String time) {
        return time.length() == 10
                ? LocalDate.parse(time).atStartOfDay(ZoneOffset.UTC).toInstant()
                : Instant.parse(time);
    }

    private static Map<String, String> fields(String... changes) {
        var fields = new TreeMap<String, String>();
        for (int i = 0; i < changes.length; i += 2) {
            fields.put(changes[i], changes[i + 1]);
        }
        return fields;
    }
}
