package dev.footbridge.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of the dispatcher between intent, call and record, again and again, against desks that lose answers, are
 * slow, fail after they committed, and die. Counted in the desk's own log: one ticket a task, and no withdrawal before what
 * it withdraws. {@code -Dfaults.dispatchKills=50} is the long run.
 */
class DispatchKillsIT {
    private static final int KILLS = Integer.getInteger("faults.dispatchKills", 5);
    private static final int TASKS_A_KILL = 12;
    private static final String UNSETTLED = """
            select count(*) from dispatch.wanted w left join dispatch.desk_task d on d.task = w.task
            where d.intent_kind is not null or d.ticket is not null and not d.ticket_told
               or w.is_wanted and d.sent_wanted is not true or not w.is_wanted and d.sent_wanted""";

    private final Random random = new Random();
    private final Set<String> kept = new TreeSet<>();
    private final Set<String> withdrawn = new TreeSet<>();
    private int openIntents;

    @Test
    void everyTaskIsOneTicketAndNoWithdrawalOvertakes(@TempDir Path folder) throws Exception {
        try (var world = new DispatchWorld(folder)) {
            for (var kill = 1; kill <= KILLS; kill++) {
                if (kill % 3 == 0) { // so that some have tickets when they are withdrawn
                    settle(world);
                    withdrawn.forEach(id -> withdraw(world, id));
                }
                wantSomeMore(world, kill);
                killInTheMiddle(world, kill);
                if (kill % 5 == 0) {
                    world.killDeskAndStartAgain();
                }
            }
            withdrawn.forEach(id -> withdraw(world, id));
            DispatchWorld.eventually(
                    "every withdrawal to be read",
                    () -> world.count("select count(*) from dispatch.wanted where not is_wanted") == withdrawn.size());
            settle(world);
            var log = world.deskLog();
            report(log);
            var tickets = lines(log, "create");
            assertThat(tickets.keySet()).containsAll(kept);
            tickets.forEach((task, lines) ->
                    assertThat(lines).as("%s: %s", task, world.deskLog(task)).hasSize(1));
            assertThat(kept).doesNotContainAnyElementsOf(lines(log, "withdraw").keySet());
            lines(log, "withdraw")
                    .forEach((task, lines) -> assertThat(lines.get(0))
                            .as("withdrawn after it was created: " + task)
                            .isGreaterThan(tickets.getOrDefault(task, List.of(Integer.MAX_VALUE))
                                    .get(0)));
            assertThat(lines(log, "withdraw").keySet())
                    .as("what was created and is not wanted is withdrawn")
                    .containsAll(withdrawn.stream().filter(tickets::containsKey).toList());
            everyTicketIsToldOnce(world, tickets.keySet());
        }
    }

    private void settle(DispatchWorld world) throws Exception {
        var all = kept.size() + withdrawn.size();
        DispatchWorld.eventually(
                "everything to settle",
                () -> world.count("select count(*) from dispatch.wanted") == all && world.count(UNSETTLED) == 0);
    }

    private void wantSomeMore(DispatchWorld world, int kill) {
        for (var i = 0; i < TASKS_A_KILL; i++) {
            var id = "t-%d-%d".formatted(kill, i);
            world.bridge.task(id, ofSystem(id), true, 1);
            (i % 3 == 0 ? withdrawn : kept).add(id);
        }
        withdraw(world, "t-%d-0".formatted(kill)); // right behind the wish
    }

    private static void withdraw(DispatchWorld world, String id) {
        world.bridge.task(id, ofSystem(id), false, 2);
    }

    private static String ofSystem(String id) {
        return Integer.parseInt(id.substring(id.lastIndexOf('-') + 1)) % 2 == 0 ? "crm" : "erp";
    }

    /** In turns: as soon as an intent stands, as soon as the desk has heard something, at any time. */
    private void killInTheMiddle(DispatchWorld world, int kill) throws Exception {
        var heard = world.deskLog().size();
        switch (kill % 3) {
            case 0 -> DispatchWorld.eventually("an intent", () -> openIntents(world) > 0);
            case 1 ->
                DispatchWorld.eventually(
                        "the desk to hear", () -> world.deskLog().size() > heard);
            default -> {
                DispatchWorld.eventually(
                        "the desk to hear", () -> world.deskLog().size() > heard);
                Thread.sleep(random.nextInt(400));
            }
        }
        world.killDispatcher();
        openIntents += openIntents(world) > 0 ? 1 : 0;
        world.startDispatcher();
    }

    private static long openIntents(DispatchWorld world) throws Exception {
        return world.count("select count(*) from dispatch.desk_task where intent_kind is not null");
    }

    private static void everyTicketIsToldOnce(DispatchWorld world, Set<String> ticketed) throws Exception {
        DispatchWorld.eventually(
                "every ticket to be told", () -> told(world).keySet().containsAll(ticketed));
        assertThat(told(world).values()).allSatisfy(ids -> assertThat(ids).hasSize(1));
    }

    /** Event ids of the reports of each task: repeats have the same. */
    private static Map<String, Set<String>> told(DispatchWorld world) {
        var told = new HashMap<String, Set<String>>();
        world.log().each("it.events.v1", (key, fact) -> {
            if (fact.getSchema().getName().equals("TaskReported")) {
                told.computeIfAbsent(fact.get("taskId").toString(), any -> new HashSet<>())
                        .add(((org.apache.avro.generic.GenericRecord) fact.get("told"))
                                .get("eventId")
                                .toString());
            }
        });
        return told;
    }

    private static Map<String, List<Integer>> lines(List<String> log, String what) {
        var lines = new HashMap<String, List<Integer>>();
        for (var i = 0; i < log.size(); i++) {
            var words = log.get(i).split(" ");
            if (words[0].equals(what)) {
                lines.computeIfAbsent(words[2], any -> new ArrayList<>()).add(i);
            }
        }
        return lines;
    }

    private void report(List<String> log) {
        System.out.printf(
                "dispatch: %d kills (%d with an intent open), %d tasks wanted to the end, %d withdrawn; desk: %d tickets for %d tasks, %d repeats absorbed, %d withdrawals, %d look-ups%n",
                KILLS,
                openIntents,
                kept.size(),
                withdrawn.size(),
                lines(log, "create").values().stream().mapToInt(List::size).sum(),
                lines(log, "create").size(),
                lines(log, "again").values().stream().mapToInt(List::size).sum(),
                lines(log, "withdraw").size(),
                lines(log, "lookup").values().stream().mapToInt(List::size).sum());
    }
}
