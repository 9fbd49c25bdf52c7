package dev.footbridge.it.dispatch;

import static dev.footbridge.it.dispatch.RowCodec.time;

import dev.footbridge.it.dispatch.DispatchProperties.Desk;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The rows dispatch works off. A claim locks the wanted row for as long as it takes to write the intent down, and no
 * longer: the call is made outside of any transaction. What was read before the lock may be old by then, so a claim is
 * written only over the state it was read from.
 */
final class DispatchRepository {
    /** Whose task it is: the desk that has it keeps it, whatever the policy says now. */
    static final String DESTINATION = """
            coalesce(d.destination,
                     (select m.destination from unnest(:systems::text[], :owners::text[]) as m(system, destination)
                      where m.system = w.system limit 1),
                     :rest)""";

    /** What somebody did unasked is not asked for. */
    private static final String DIFFERS = """
            (w.is_wanted and d.sent_wanted is not true
                 and not (d.task is null and exists (select 1 from dispatch.reported r
                                                     where r.task = w.task and r.status = 'completed'))
             or w.is_wanted and d.sent_wanted and d.sent_revision <> w.revision
             or not w.is_wanted and d.sent_wanted)""";

    private static final String ROWS = """
            from dispatch.todo t
            join dispatch.wanted w on w.task = t.task
            left join dispatch.desk_task d on d.task = w.task""";

    /** What stands under a newer id by now is that one's. */
    static final String SUPERSEDED = "exists (select 1 from dispatch.wanted n where n.former_ids @> array[w.task])";

    private static final String CLAIM = """
            select w.*, d.reference, d.sent_revision, d.sent_wanted, d.intent_kind, d.intent_revision, d.intent_attempt,
                   d.intent_deadline, d.intent_doubtful, d.look_ups, d.failures, d.not_before, d.ticket, d.fault,
                   coalesce(d.attempts, 0) as attempts, p.worker_number, p.name, p.work_email
            %s
            left join dispatch.person p on p.person = w.person
            where %s = :destination
              and d.fault is null
              and (d.not_before is null or d.not_before <= :now)
              and (d.intent_deadline <= :seen
                   or d.intent_kind is null and %s
                      and exists (select 1 from dispatch.clearance c join dispatch.mark m on m.partition = c.partition
                                  where c.partition = w.partition and m.log_offset >= c.below and w.log_offset < c.below
                                    and w.since + make_interval(secs => case w.priority when 'urgent' then 0
                                                                         else :settle end) <= c.told_until))
              and (d.task is not null
                   or not exists (select 1 from dispatch.desk_task o where o.task = any (w.former_ids)))
              and not %s
            order by w.priority = 'urgent' desc, w.due nulls last, w.log_offset
            limit 1
            for update of w skip locked""".formatted(ROWS, DESTINATION, DIFFERS, SUPERSEDED);

    private static final String WRITE = """
            insert into dispatch.desk_task as d (task, reference, destination, sent_revision, sent_wanted, intent_kind,
                    intent_revision, intent_attempt, intent_deadline, intent_doubtful, attempts, look_ups, failures,
                    not_before, ticket, fault)
            values (:task, :task, :destination, :sentRevision, :sentWanted, :kind, :intentRevision, :attempt,
                    :deadline, :doubtful, 1, :lookUps, :failures, :notBefore, :ticket, :fault)
            on conflict (task) do update set sent_revision = excluded.sent_revision,
                    sent_wanted = excluded.sent_wanted, intent_kind = excluded.intent_kind,
                    intent_revision = excluded.intent_revision, intent_attempt = excluded.intent_attempt,
                    intent_deadline = excluded.intent_deadline, intent_doubtful = excluded.intent_doubtful,
                    attempts = d.attempts + 1, look_ups = excluded.look_ups, failures = excluded.failures,
                    not_before = excluded.not_before, fault = excluded.fault
                    where d.attempts = :read
            returning reference, attempts""";

    private static final String RECORD = """
            update dispatch.desk_task set sent_revision = :sentRevision, sent_wanted = :sentWanted,
                    intent_kind = :kind, intent_revision = :intentRevision, intent_attempt = :attempt,
                    intent_deadline = :deadline, intent_doubtful = :doubtful, look_ups = :lookUps,
                    failures = :failures, not_before = :notBefore, ticket = :ticket, fault = :fault,
                    ticket_told = ticket_told and ticket is not distinct from :ticket, attempts = attempts + 1
            where reference = :reference and attempts = :claim""";

    /** A task under a new id whose former id is at a desk is that one. */
    private static final String ADOPT = """
            update dispatch.desk_task d set task = x.task from (
                select distinct on (w.task) w.task, o.task as former
                from dispatch.todo t join dispatch.wanted w on w.task = t.task
                join dispatch.desk_task o on o.task = any (w.former_ids)
                where not exists (select 1 from dispatch.desk_task e where e.task = w.task)
                order by w.task, o.task) x
            where d.task = x.former""";

    private static final String TAKE_OFF = """
            delete from dispatch.todo t where not exists (select 1 from dispatch.wanted w where w.task = t.task)
               or exists (select 1 from dispatch.wanted w left join dispatch.desk_task d on d.task = w.task
                          where w.task = t.task and w.log_offset = t.seen and d.intent_kind is null
                            and (%s is not true or %s)
                            and not exists (select 1 from dispatch.desk_task o where o.task = any (w.former_ids)))""".formatted(DIFFERS, SUPERSEDED);

    private static final String AWAITING = """
            select distinct w.partition %s where %s = any (:acting) and d.intent_kind is null and d.fault is null
              and %s and not %s""".formatted(ROWS, DESTINATION, DIFFERS, SUPERSEDED);

    private final JdbcClient database;
    private final TransactionTemplate transaction;

    DispatchRepository(JdbcClient database, TransactionTemplate transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /** The newest policy as it was published. */
    Optional<String> policy() {
        return database.sql("select document from dispatch.policy order by version desc limit 1")
                .query(String.class)
                .optional();
    }

    /** Takes the most urgent task of a destination for its next step, and writes down what is going to be done. */
    Optional<Claim> claim(String destination, Desk desk, Destinations policy, Instant now) {
        return transaction.execute(status -> owned(database.sql(CLAIM), policy)
                .param("destination", destination)
                .param("now", time(now))
                .param("seen", time(now.minus(desk.grace())))
                .param("settle", policy.settle().toMillis() / 1000.0)
                .query((row, number) -> claimed(row, destination, desk.patience(), now))
                .optional()
                .flatMap(claim -> claim));
    }

    /** Empty when another process was faster. */
    private Optional<Claim> claimed(ResultSet row, String destination, Patience patience, Instant now)
            throws SQLException {
        var errand = RowCodec.errand(row);
        var task = RowCodec.deskTask(row);
        var step = task.next(errand.wanted(), errand.revision(), patience, now);
        var next = task;
        if (step instanceof Step.Tell tell) {
            next = task.about(tell, patience, now);
        } else if (step instanceof Step.LookUp) {
            next = task.lookingUp(patience, now);
        } else if (step instanceof Step.Drop) {
            next = task.dropped();
        }
        var after = next;
        var traceparent = row.getString("traceparent");
        return database.sql(WRITE)
                .params(RowCodec.parameters(after))
                .param("task", errand.task())
                .param("destination", destination)
                .param("read", row.getInt("attempts"))
                .query((written, number) -> new Claim(
                        errand, after, step, written.getString("reference"), written.getInt("attempts"), traceparent))
                .optional();
    }

    /** @return false when somebody else took over meanwhile: our answer came too late to count */
    boolean record(Claim claim, DeskTask task) {
        return database.sql(RECORD)
                        .params(RowCodec.parameters(task))
                        .param("reference", claim.reference())
                        .param("claim", claim.claim())
                        .update()
                == 1;
    }

    /** New ids take over from former ones, and what is settled is looked at no more. */
    void tidy() {
        transaction.executeWithoutResult(status -> {
            database.sql(ADOPT).update();
            database.sql(TAKE_OFF).update();
        });
    }

    /** Partitions in which something of an acting destination is not as it is wanted. */
    List<Integer> awaiting(Destinations policy) {
        return owned(database.sql(AWAITING), policy)
                .param("acting", array(acting(policy)))
                .query(Integer.class)
                .list();
    }

    /** The newest mark of each partition that our projection has passed. */
    Map<Integer, Long> marks() {
        var marks = new LinkedHashMap<Integer, Long>();
        database.sql("select partition, log_offset from dispatch.mark").query(row -> {
            marks.put(row.getInt(1), row.getLong(2));
        });
        return marks;
    }

    void clear(int partition, Instant toldUntil, long below) {
        database.sql("""
                        insert into dispatch.clearance as c (partition, told_until, below)
                        values (:partition, :toldUntil, :below)
                        on conflict (partition) do update
                        set told_until = excluded.told_until, below = excluded.below where c.told_until < excluded.told_until""")
                .param("partition", partition)
                .param("toldUntil", time(toldUntil))
                .param("below", below)
                .update();
    }

    void disable(String destination, Instant now, String why) {
        database.sql("insert into dispatch.disabled values (:destination, :now, :why) on conflict do nothing")
                .param("destination", destination)
                .param("now", time(now))
                .param("why", why)
                .update();
    }

    /** Somebody has looked: what failed is tried again. */
    void resume(String destination) {
        transaction.executeWithoutResult(status -> {
            database.sql("delete from dispatch.disabled where destination = :destination")
                    .param("destination", destination)
                    .update();
            database.sql(
                            "update dispatch.desk_task set fault = null, failures = 0, not_before = null where destination = :destination and (fault is not null or not_before is not null)")
                    .param("destination", destination)
                    .update();
        });
    }

    Map<String, String> disabled() {
        var disabled = new LinkedHashMap<String, String>();
        database.sql("select destination, why from dispatch.disabled").query(row -> {
            disabled.put(row.getString(1), row.getString(2));
        });
        return disabled;
    }

    Map<String, Long> faults() {
        var faults = new LinkedHashMap<String, Long>();
        database.sql(
                        "select destination, count(*) from dispatch.desk_task where fault is not null group by destination")
                .query(row -> {
                    faults.put(row.getString(1), row.getLong(2));
                });
        return faults;
    }

    /** Tickets nobody has been told of. */
    List<Ticket> untold(int most) {
        return database.sql("""
                        select reference, ticket from dispatch.desk_task
                        where ticket is not null and not ticket_told limit :most""")
                .param("most", most)
                .query((row, number) -> new Ticket(row.getString(1), row.getString(2)))
                .list();
    }

    void told(Ticket ticket) {
        database.sql("update dispatch.desk_task set ticket_told = true where reference = :task and ticket = :ticket")
                .param("task", ticket.task())
                .param("ticket", ticket.number())
                .update();
    }

    record Ticket(String task, String number) {}

    static JdbcClient.StatementSpec owned(JdbcClient.StatementSpec sql, Destinations policy) {
        var owners = new LinkedHashMap<String, String>();
        policy.named().forEach(system -> policy.of(system).ifPresent(owner -> owners.put(system, owner.name())));
        return sql.param("systems", array(owners.keySet()))
                .param("owners", array(owners.values()))
                .param(
                        "rest",
                        policy.of(null).map(Destinations.Destination::name).orElse(null),
                        java.sql.Types.VARCHAR);
    }

    static List<String> acting(Destinations policy) {
        return policy.byName().values().stream()
                .filter(Destinations.Destination::acts)
                .map(Destinations.Destination::name)
                .toList();
    }

    static String[] array(java.util.Collection<String> texts) {
        return texts.toArray(String[]::new);
    }
}
