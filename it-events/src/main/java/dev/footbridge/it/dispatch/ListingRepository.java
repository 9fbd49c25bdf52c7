package dev.footbridge.it.dispatch;

import dev.footbridge.it.dispatch.Claim.Errand;
import dev.footbridge.it.dispatch.TasksQuery.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tasks as desks see them. */
final class ListingRepository {
    private static final String LINES = """
            select * from (
                select w.*, p.worker_number, p.name, p.work_email, d.ticket, d.reference, d.fault, d.intent_kind,
                       d.sent_wanted, r.status as reported_status, r.ticket as reported_ticket, r.report, r.at as reported_at,
                       %1$s as owner, coalesce(to_char(w.due at time zone 'UTC', 'YYYYMMDDHH24MISSUS'), '~') as place,
                       case when not w.is_wanted then 'withdrawn'
                            when not coalesce(%1$s = any (:acting), false)
                                 and d.sent_wanted is not true and r.status is null then 'observed'
                            when r.status = 'cancelled' then 'withdrawn'
                            when r.status is not null then r.status
                            when d.sent_wanted then 'open'
                            else 'settling' end as state,
                       coalesce(%1$s = any (:acting), false) as acts
                from dispatch.wanted w
                left join dispatch.desk_task d on d.task = w.task
                left join dispatch.person p on p.person = w.person
                left join lateral (select * from dispatch.reported o
                                   where o.task = w.task or o.task = d.reference or o.task = any (w.former_ids)
                                   order by o.at desc limit 1) r on true
                where not %2$s) l
            where (is_wanted or reference is not null)""".formatted(DispatchRepository.DESTINATION, DispatchRepository.SUPERSEDED);
    private static final String PAGE = LINES + """
              and (cardinality(:statuses::text[]) = 0 or state = any (:statuses::text[]))
              and (:system::text is null or system = :system)
              and (:destination::text is null or owner = :destination)
              and (:place::text is null or (place, task) > (:place, :task))
            order by place, task limit :most""";
    private static final String STANDING = "select coalesce(owner, 'none') as owner, state,"
            + " case when fault is not null then 'failed' when intent_kind is not null then 'under-way'"
            + " when sent_wanted is null then 'untold' else 'told' end as delivery, count(*) as tasks from ("
            + LINES + ") s where is_wanted group by 1, 2, 3";
    private static final String ONE = LINES
            + " and (task = :task or reference = :task or :task = any (former_ids)) order by task = :task desc limit 1";

    /** @param delivery what stands between us and the desk: untold, under-way, told, failed */
    record Line(
            Errand errand,
            TaskState state,
            @Nullable String destination,
            boolean acts,
            @Nullable String ticket,
            String delivery,
            @Nullable String fault,
            @Nullable String lastReport,
            @Nullable Instant lastReportedAt,
            Place place) {}

    /** How many tasks a desk is wanted to settle, and how they stand. */
    record Standing(String destination, String state, String delivery, long tasks) {}

    private final JdbcClient database;

    ListingRepository(JdbcClient database) {
        this.database = database;
    }

    /** One more than asked for, where there is one: then there is a next page. */
    List<Line> page(TasksQuery asked, Destinations policy) {
        var after = asked.after();
        return listed(PAGE, policy)
                .param(
                        "statuses",
                        asked.statuses().stream().map(TaskState::word).toArray(String[]::new))
                .param("system", asked.system(), Types.VARCHAR)
                .param("destination", asked.destination(), Types.VARCHAR)
                .param("place", after == null ? null : after.due(), Types.VARCHAR)
                .param("task", after == null ? null : after.task(), Types.VARCHAR)
                .param("most", asked.limit() + 1)
                .query((row, number) -> line(row))
                .list();
    }

    List<Standing> standing(Destinations policy) {
        return listed(STANDING, policy)
                .query((row, number) -> new Standing(
                        row.getString("owner"),
                        row.getString("state"),
                        row.getString("delivery"),
                        row.getLong("tasks")))
                .list();
    }

    Optional<Line> one(String task, Destinations policy) {
        return listed(ONE, policy)
                .param("task", task)
                .query((row, number) -> line(row))
                .optional();
    }

    /** What was written to the log is seen at once; the projection will say the same. */
    void reported(ReportsProducer.Report report) {
        database.sql("""
                        insert into dispatch.reported as r values (:task, :status, :ticket, :at, :report)
                        on conflict (task) do update set status = excluded.status, ticket = excluded.ticket,
                            at = excluded.at, report = excluded.report""")
                .param("task", report.task())
                .param("status", report.status().word())
                .param("ticket", report.ticket(), Types.VARCHAR)
                .param("at", RowCodec.time(report.at()))
                .param("report", report.id())
                .update();
    }

    /** Whether a report under this id was told before: since then others may have been. */
    boolean wasTold(String report) {
        return database.sql("select exists (select 1 from dispatch.told where report = :report)")
                .param("report", report)
                .query(Boolean.class)
                .single();
    }

    void told(ReportsProducer.Report report) {
        database.sql("insert into dispatch.told values (:report, :task, :at) on conflict do nothing")
                .param("report", report.id())
                .param("task", report.task())
                .param("at", RowCodec.time(report.at()))
                .update();
    }

    /** One at a time about one task, whoever reports. */
    void hold(String task) {
        database.sql("select pg_advisory_xact_lock(hashtextextended(:task, 4712))")
                .param("task", task)
                .query((row, number) -> true)
                .single();
    }

    private JdbcClient.StatementSpec listed(String sql, Destinations policy) {
        return DispatchRepository.owned(database.sql(sql), policy)
                .param("acting", DispatchRepository.array(DispatchRepository.acting(policy)));
    }

    private static Line line(ResultSet row) throws SQLException {
        var reported = row.getString("reported_ticket");
        return new Line(
                RowCodec.errand(row),
                TaskState.named(row.getString("state")).orElse(TaskState.OPEN),
                row.getString("owner"),
                row.getBoolean("acts"),
                reported == null ? row.getString("ticket") : reported,
                delivery(row),
                row.getString("fault"),
                row.getString("report"),
                RowCodec.instant(row, "reported_at"),
                new Place(row.getString("place"), row.getString("task")));
    }

    private static String delivery(ResultSet row) throws SQLException {
        if (row.getString("fault") != null) {
            return "failed";
        }
        return row.getString("intent_kind") != null
                ? "under-way"
                : row.getObject("sent_wanted") == null ? "untold" : "told";
    }
}
