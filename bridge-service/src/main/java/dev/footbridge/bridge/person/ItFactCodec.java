package dev.footbridge.bridge.person;

import static dev.footbridge.bridge.person.FactCodec.told;

import dev.footbridge.schemas.decision.ReviewDecided;
import dev.footbridge.schemas.decision.TaskCompleted;
import dev.footbridge.schemas.decision.TaskWaived;
import dev.footbridge.schemas.fact.AccessGranted;
import dev.footbridge.schemas.fact.AccessRevoked;
import dev.footbridge.schemas.fact.AccessUsed;
import dev.footbridge.schemas.fact.AccountCreated;
import dev.footbridge.schemas.fact.AccountDisabled;
import dev.footbridge.schemas.fact.AssetAssigned;
import dev.footbridge.schemas.fact.AssetReturned;
import dev.footbridge.schemas.fact.Identifier;
import dev.footbridge.schemas.fact.IdentifierKind;
import dev.footbridge.schemas.fact.ReportedStatus;
import dev.footbridge.schemas.fact.TaskReported;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What IT tells, and what people decide here. Comments and notes are personal, so no rule gets them. */
final class ItFactCodec {
    private ItFactCodec() {}

    static void addTo(Map<Class<?>, Function<SpecificRecord, Fact>> readers) {
        FactCodec.read(
                readers,
                AccessGranted.class,
                fact -> new Fact.AccessGranted(
                        told(fact.getTold(), fact.getAt()),
                        new Entitlement(fact.getSystem(), fact.getEntitlement()),
                        account(fact.getAbout(), fact.getSystem()),
                        fact.getUntil()));
        FactCodec.read(
                readers,
                AccessRevoked.class,
                fact -> new Fact.AccessRevoked(
                        told(fact.getTold(), fact.getAt()),
                        new Entitlement(fact.getSystem(), fact.getEntitlement()),
                        account(fact.getAbout(), fact.getSystem())));
        FactCodec.read(
                readers,
                AccessUsed.class,
                fact -> new Fact.AccessUsed(
                        told(fact.getTold(), fact.getAt()), fact.getSystem(), fact.getEntitlement()));
        FactCodec.read(
                readers,
                AccountCreated.class,
                fact -> new Fact.AccountCreated(
                        told(fact.getTold(), fact.getAt()), fact.getSystem(), fact.getAccount()));
        FactCodec.read(
                readers,
                AccountDisabled.class,
                fact -> new Fact.AccountDisabled(
                        told(fact.getTold(), fact.getAt()), fact.getSystem(), fact.getAccount()));
        FactCodec.read(
                readers,
                AssetAssigned.class,
                fact -> new Fact.AssetAssigned(told(fact.getTold(), fact.getAt()), fact.getAsset(), fact.getTag()));
        FactCodec.read(
                readers,
                AssetReturned.class,
                fact -> new Fact.AssetReturned(told(fact.getTold(), fact.getAt()), fact.getAsset(), fact.getTag()));
        FactCodec.read(readers, TaskReported.class, ItFactCodec::reported);
        FactCodec.read(readers, TaskCompleted.class, ItFactCodec::completed);
        FactCodec.read(readers, TaskWaived.class, ItFactCodec::waived);
        FactCodec.read(readers, ReviewDecided.class, ItFactCodec::decided);
    }

    /** Of several that of the system itself, then the first by name of its system. */
    private static @Nullable AccountKey account(List<Identifier> about, String system) {
        return about.stream()
                .filter(identifier -> identifier.getKind() == IdentifierKind.ACCOUNT)
                .map(identifier -> new AccountKey(identifier.getNamespace(), identifier.getToken()))
                .min(Comparator.<AccountKey, Boolean>comparing(
                                account -> !account.system().equals(system))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse(null);
    }

    private static Fact completed(TaskCompleted fact) {
        var taskId = taskId(fact.getChecklist(), fact.getTask());
        return taskId == null
                ? FactCodec.unknown(fact.getTold(), fact)
                : new Fact.TaskCompleted(told(fact.getTold(), fact.getAt()), taskId, fact.getBy(), null);
    }

    private static Fact waived(TaskWaived fact) {
        var taskId = taskId(fact.getChecklist(), fact.getTask());
        return taskId == null
                ? FactCodec.unknown(fact.getTold(), fact)
                : new Fact.TaskWaived(told(fact.getTold(), fact.getAt()), taskId, fact.getBy(), null);
    }

    /** A decision this version does not know is never guessed. */
    private static Fact decided(ReviewDecided fact) {
        return ReviewDecision.of(fact.getDecision())
                .<Fact>map(decision -> new Fact.ReviewDecided(
                        told(fact.getTold(), fact.getAt()), fact.getReview(), fact.getItem(), decision, fact.getBy()))
                .orElseGet(() -> FactCodec.unknown(fact.getTold(), fact));
    }

    private static Fact reported(TaskReported fact) {
        if (fact.getStatus() == ReportedStatus.UNKNOWN) {
            return FactCodec.unknown(fact.getTold(), fact); // a status this version does not know is never guessed
        }
        return new Fact.TaskReported(
                told(fact.getTold(), fact.getAt()),
                fact.getTaskId(),
                TaskReport.valueOf(fact.getStatus().name()),
                fact.getTicket(),
                fact.getBy(),
                null);
    }

    /** Decisions name a task by its list; rules by the id that desks know too. Null: no list has such an id. */
    private static @Nullable String taskId(String checklist, String task) {
        try {
            return DeterministicId.ofTask(UUID.fromString(checklist), task).toString();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
