package dev.footbridge.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.standalone.Footbridge;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;

/** What the log and the database hold in the end, counted independently of the code that wrote it. */
record Ledger(
        Map<String, Set<String>> eventIdsBySourceEvent,
        Map<String, Integer> heardByEventId,
        Map<String, Integer> onboardingsByPerson,
        Map<String, Long> revisionByChecklist,
        Map<String, Long> revisionByChecklistRow,
        int people) {

    static Ledger of(Footbridge product) {
        var log = new LogReader(product);
        var events = new TreeMap<String, Set<String>>();
        log.each("hr.events.v1", (key, record) -> {
            if (record.getSchema().getName().equals("WorkerHired")) {
                var told = (GenericRecord) record.get("told");
                events.computeIfAbsent(told.get("sourceEventId").toString(), id -> new HashSet<>())
                        .add(told.get("eventId").toString());
            }
        });
        var heard = new HashMap<String, Integer>();
        log.each(
                "bridge.heard.v1",
                (key, record) -> heard.merge(record.get("eventId").toString(), 1, Integer::sum));
        var latest = new HashMap<String, GenericRecord>();
        log.each("bridge.checklists.v1", (key, record) -> {
            latest.remove(key);
            if (record != null && record.getSchema().getName().equals("ChecklistSnapshot")) {
                latest.put(key, record); // the others say how far planning is
            }
        });
        var onboardings = new HashMap<String, Integer>();
        var revisions = new HashMap<String, Long>();
        latest.forEach((id, checklist) -> {
            onboardings.merge(checklist.get("person").toString(), 1, Integer::sum);
            revisions.put(id, (Long) checklist.get("revision"));
        });
        return rows(product, events, heard, onboardings, revisions);
    }

    private static Ledger rows(
            Footbridge product,
            Map<String, Set<String>> events,
            Map<String, Integer> heard,
            Map<String, Integer> onboardings,
            Map<String, Long> revisions) {
        var parts = product.addresses();
        try (var database = DriverManager.getConnection(
                        parts.databaseUrl(), parts.databaseUser(), parts.databasePassword());
                var statement = database.createStatement()) {
            var rows = new HashMap<String, Long>();
            try (var result = statement.executeQuery("select id::text, revision from bridge.checklist")) {
                while (result.next()) {
                    rows.put(result.getString(1), result.getLong(2));
                }
            }
            try (var result = statement.executeQuery("select count(*) from bridge.person")) {
                result.next();
                return new Ledger(events, heard, onboardings, revisions, rows, result.getInt(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Expected the read model to be readable, but it is not", e);
        }
    }

    /** Everything accepted has come through to the last row. */
    boolean isSettled(Collection<String> accepted) {
        return eventIdsBySourceEvent.keySet().containsAll(accepted)
                && onboardingsByPerson.size() >= accepted.size()
                && revisionByChecklistRow.equals(revisionByChecklist);
    }

    /** Looks again until all has come through; the last look when it never does. */
    static Ledger settled(Footbridge product, Collection<String> accepted, Duration patience)
            throws InterruptedException {
        var deadline = Instant.now().plus(patience);
        var ledger = Ledger.of(product);
        while (!ledger.isSettled(accepted) && Instant.now().isBefore(deadline)) {
            Thread.sleep(500);
            ledger = Ledger.of(product);
        }
        return ledger;
    }

    /** Nothing lost, nothing doubled: not on the log, not in the plans, not in the rows. */
    void countsOnce(Set<String> accepted) {
        assertThat(eventIdsBySourceEvent.keySet()).isEqualTo(accepted);
        assertThat(eventIdsBySourceEvent.values())
                .allSatisfy(eventIds -> assertThat(eventIds).hasSize(1));
        assertThat(heardByEventId).hasSize(accepted.size());
        assertThat(heardByEventId.values())
                .allSatisfy(times -> assertThat(times).isEqualTo(1));
        assertThat(onboardingsByPerson).hasSize(accepted.size());
        assertThat(onboardingsByPerson.values())
                .allSatisfy(times -> assertThat(times).isEqualTo(1));
        assertThat(revisionByChecklistRow).isEqualTo(revisionByChecklist);
        assertThat(people).isEqualTo(accepted.size());
    }
}
