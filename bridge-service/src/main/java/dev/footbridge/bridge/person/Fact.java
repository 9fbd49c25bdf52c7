package dev.footbridge.bridge.person;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something a source told us about one person. It never changes; a correction is another fact. */
public sealed interface Fact {

    Told told();

    /** What it is about: facts on one subject supersede each other, facts on two never meet. */
    String subject();

    /** What it competes for within its subject: the greatest of each slot are the ones that still count. */
    default Set<Slot> slots() {
        return Set.of(Slot.latest(""));
    }

    /** Of two copies of one event the higher revision counts, then the one recorded earlier. */
    Comparator<Fact> AMONG_COPIES = Comparator.<Fact>comparingInt(
                    fact -> fact.told().revision())
            .thenComparing(fact -> fact.told().recorded(), Comparator.reverseOrder())
            .thenComparing(Fact::toString);

    /** Speaks about one employment relation; its episodes are folded in the order of telling. */
    sealed interface EmploymentStatement extends Fact {
        WorkerKey worker();

        @Override
        default String subject() {
            return "employment/" + worker().source() + "/" + worker().token();
        }
    }

    /** The start date is its content and may be corrected to an earlier one, so the order is that of telling. */
    record WorkerHired(
            Told told,
            WorkerKey worker,
            @Nullable String employmentKey,
            PersonalData personal,
            EmploymentDetails details,
            LocalDate startDate,
            @Nullable LocalDate endDate)
            implements EmploymentStatement {
        @Override
        public Set<Slot> slots() {
            return Slot.ofHire(this);
        }
    }

    /** Per effective date and changed field the one told last counts; those told first give the move its id (R12). */
    record WorkerMoved(Told told, WorkerKey worker, LocalDate effectiveDate, Map<String, String> changes)
            implements EmploymentStatement {
        public WorkerMoved {
            changes = Map.copyOf(changes);
        }

        @Override
        public Set<Slot> slots() {
            return Slot.ofMove(this);
        }
    }

    /** The last working day is its content, so the order is that of telling. Why they leave is HR's alone (R34). */
    record WorkerLeft(
            Told told,
            WorkerKey worker,
            LocalDate lastWorkingDay,
            @Nullable LocalDate terminationDate,
            boolean immediate)
            implements EmploymentStatement {
        @Override
        public Set<Slot> slots() {
            return Slot.firstAndLast("left/" + lastWorkingDay + "/" + immediate);
        }
    }

    /** In the order of telling, so that a hire told afterwards stands. */
    record HireRescinded(
            Told told, WorkerKey worker, @Nullable LocalDate startDate) implements EmploymentStatement {
        @Override
        public Set<Slot> slots() {
            return Slot.firstAndLast("rescinded/" + startDate);
        }
    }

    /** In the order of telling, so that a leave told afterwards stands. */
    record DepartureWithdrawn(Told told, WorkerKey worker) implements EmploymentStatement {
        @Override
        public Set<Slot> slots() {
            return Slot.firstAndLast("stays");
        }
    }

    /** Absent from one day until another, that one included; open when it is not known. */
    record AbsenceStarted(
            Told told,
            WorkerKey worker,
            LocalDate from,
            @Nullable LocalDate until) implements Fact {
        @Override
        public String subject() {
            return "absence/" + worker.source() + "/" + worker.token();
        }

        @Override
        public Set<Slot> slots() {
            return Set.of(Slot.toldLast("from/" + from));
        }
    }

    /** Back at work on that day. */
    record AbsenceEnded(Told told, WorkerKey worker, LocalDate on) implements Fact {
        @Override
        public String subject() {
            return "absence/" + worker.source() + "/" + worker.token();
        }

        @Override
        public Set<Slot> slots() {
            return Set.of(Slot.toldLast("back/" + on));
        }
    }

    /** Name, addresses and the like; each field by its latest. */
    record PersonChanged(Told told, LocalDate effectiveDate, PersonalData personal) implements Fact {
        @Override
        public String subject() {
            return "personal/" + told.source();
        }

        @Override
        public Set<Slot> slots() {
            return Slot.ofPersonal(personal);
        }
    }

    /** Per effective date the one told last counts, joined or left. */
    record ProjectJoined(
            Told told,
            String project,
            LocalDate effectiveDate,
            @Nullable String role) implements Fact {
        @Override
        public String subject() {
            return "project/" + project;
        }

        @Override
        public Set<Slot> slots() {
            return Set.of(Slot.toldLast(effectiveDate.toString()));
        }
    }

    record ProjectLeft(Told told, String project, LocalDate effectiveDate) implements Fact {
        @Override
        public String subject() {
            return "project/" + project;
        }

        @Override
        public Set<Slot> slots() {
            return Set.of(Slot.toldLast(effectiveDate.toString()));
        }
    }

    /** Somebody thanked them. What was said is read nowhere here: it is personal. */
    record RecognitionGiven(
            Told told, String kind, @Nullable String project) implements Fact {
        @Override
        public String subject() {
            return "recognition/" + told.eventId();
        }
    }

    /** @param account under which they have it, where that was told */
    record AccessGranted(
            Told told,
            Entitlement entitlement,
            @Nullable AccountKey account,
            @Nullable Instant until) implements Fact {
        @Override
        public String subject() {
            return "grant/" + entitlement;
        }

        @Override
        public Set<Slot> slots() {
            return Slot.perDay("granted/" + account, told);
        }
    }

    /** @param account under which they had it, where that was told */
    record AccessRevoked(
            Told told, Entitlement entitlement, @Nullable AccountKey account) implements Fact {
        @Override
        public String subject() {
            return "grant/" + entitlement;
        }

        @Override
        public Set<Slot> slots() {
            return Slot.perDay("revoked/" + account, told);
        }
    }

    /** Only the latest use is of interest. */
    record AccessUsed(Told told, String system, @Nullable String entitlement) implements Fact {
        @Override
        public String subject() {
            return "use/" + system + "/" + (entitlement == null ? "" : entitlement);
        }

        @Override
        public Set<Slot> slots() {
            return Set.of(Slot.latest("last use"));
        }
    }

    /** An account by its name's token. */
    record AccountCreated(Told told, String system, String account) implements Fact {
        @Override
        public String subject() {
            return "account/" + system + "/" + account;
        }

        @Override
        public Set<Slot> slots() {
            return Slot.perDay("created", told);
        }
    }

    record AccountDisabled(Told told, String system, String account) implements Fact {
        @Override
        public String subject() {
            return "account/" + system + "/" + account;
        }

        @Override
        public Set<Slot> slots() {
            return Slot.perDay("disabled", told);
        }
    }

    /** An asset of a kind of the catalogue, by its tag. */
    record AssetAssigned(Told told, String asset, String tag) implements Fact {
        @Override
        public String subject() {
            return "asset/" + tag;
        }

        @Override
        public Set<Slot> slots() {
            return Slot.perDay("assigned/" + asset, told);
        }
    }

    record AssetReturned(Told told, String asset, String tag) implements Fact {
        @Override
        public String subject() {
            return "asset/" + tag;
        }

        @Override
        public Set<Slot> slots() {
            return Slot.perDay("returned", told);
        }
    }

    /** What the desk says about a task; {@code taskId} is that of the provisioning task (see {@link DeterministicId}). */
    record TaskReported(
            Told told,
            String taskId,
            TaskReport status,
            @Nullable String ticket,
            @Nullable String by,
            @Nullable String note)
            implements Fact {
        @Override
        public String subject() {
            return "task/" + taskId;
        }

        @Override
        public Set<Slot> slots() {
            return Slot.ofReport(this);
        }
    }

    /** What a person decided here about a task: the last word counts. */
    sealed interface TaskDecided extends Fact {
        String taskId();

        /** Account id of who decided. */
        String by();

        @Nullable
        String comment();

        @Override
        default String subject() {
            return "task/" + taskId();
        }

        @Override
        default Set<Slot> slots() {
            return Set.of(Slot.toldLast("decision"));
        }
    }

    record TaskCompleted(
            Told told, String taskId, String by, @Nullable String comment) implements TaskDecided {}

    record TaskWaived(
            Told told, String taskId, String by, @Nullable String comment) implements TaskDecided {}

    /**
     * What a reviewer decided about a right. The last ones are remembered: which of them counts depends on when the desk
     * began (R27).
     *
     * @param item id of the item, which is that of the right (see {@link DeterministicId})
     * @param by account id of who decided
     */
    record ReviewDecided(Told told, String review, String item, ReviewDecision decision, String by) implements Fact {
        @Override
        public String subject() {
            return "review/" + item;
        }

        @Override
        public Set<Slot> slots() {
            return Set.of(Slot.lastOnes("decision", told));
        }
    }

    /** Of a type this version does not know: kept for the upgrade, never planned on. */
    record Unknown(Told told, String type) implements Fact {
        @Override
        public String subject() {
            return "unknown/" + type;
        }

        @Override
        public Set<Slot> slots() {
            return Set.of();
        }
    }
}
