package dev.footbridge.bridge.stream;

import static dev.footbridge.bridge.read.Announced.entry;
import static dev.footbridge.bridge.read.Announced.onboarding;
import static dev.footbridge.bridge.read.Announced.person;
import static dev.footbridge.bridge.read.Announced.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.bridge.read.Announced;
import dev.footbridge.bridge.read.ReadSide;
import dev.footbridge.schemas.bridge.FeedEntry;
import dev.footbridge.schemas.bridge.TaskStatus;
import dev.footbridge.schemas.bridge.UnmatchedEvent;
import dev.footbridge.schemas.fact.IdentifierKind;
import dev.footbridge.schemas.fact.Personal;
import dev.footbridge.schemas.fact.RawIdentifier;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The stream over HTTP, from records on the log. */
class StreamTest {
    private static ReadSide bridge;

    @BeforeAll
    static void start() throws Exception {
        bridge = ReadSide.running();
        bridge.tell(person("E-0007", "Ada", "Lead", null));
    }

    @Test
    void whatIsAnnouncedIsSeenWithinASecondAsTheListsShowIt() throws Exception {
        try (var stream = open("?kinds=checklist,task,person", "hr", null)) {
            bridge.tellOnly(onboarding("S-1", 1, task("laptop", "it", TaskStatus.OPEN, "2020-01-01T00:00:00Z")));
            bridge.tellOnly(person("S-1", "Mara", "Quill", "E-0007"));
            var list = stream.await("checklist", "c-S-1").json();
            assertThat(list.path("op").asString()).isEqualTo("put");
            assertThat(list.path("revision").asInt()).isEqualTo(1);
            assertThat(list.path("snapshot").path("person").path("name").asString())
                    .isEqualTo("Mara Quill");
            stream.await("task", "c-S-1/laptop");
            var told = stream.await("person", "p-S-1").json().path("snapshot");
            until(() -> rest("/api/checklists/c-S-1") != null && rest("/api/people/p-S-1") != null);
            assertThat(list.path("snapshot").toString()).isEqualTo(rest("/api/checklists/c-S-1"));
            assertThat(told.toString()).isEqualTo(rest("/api/people/p-S-1"));
            assertThat(Integer.parseInt(stream.retry)).isBetween(1_000, 5_000);
        }
    }

    @Test
    void whatSomebodyMayDoIsTheirOwnAlsoOnTheStream() throws Exception {
        bridge.tell(person("A-1", "Mara", "Quill", null));
        try (var hr = open("?kinds=checklist,task", "hr", null);
                var it = open("?kinds=checklist,task", "it", null)) {
            bridge.tell(onboarding(
                    "A-1",
                    1,
                    task("contract", "hr", TaskStatus.OPEN, null),
                    task("laptop", "it", TaskStatus.WITHDRAWN, null),
                    task("wifi", "it", TaskStatus.OPEN, null)));
            assertThat(actions(hr)).containsExactly("[\"complete\",\"waive\"]", "[]", "[\"complete\",\"waive\"]");
            assertThat(actions(it)).containsExactly("[]", "[]", "[\"complete\",\"waive\"]");
            var alone = it.await("task", "c-A-1/contract").json().path("snapshot");
            assertThat(alone.path("allowedActions").isEmpty()).isTrue();
        }
    }

    private static List<String> actions(SseReader stream) throws Exception {
        var list = stream.await("checklist", "c-A-1").json().path("snapshot");
        assertThat(list.path("allowedActions")).hasSize(2);
        return list.path("tasks")
                .valueStream()
                .map(task -> task.path("allowedActions").toString())
                .toList();
    }

    @Test
    void whatBeginsToWaitIsSeenByWhoMayMatchItAndSoIsItsEnd() throws Exception {
        var account = ReadSide.TOKENS.account("crm", "stranger");
        var event = UnmatchedEvent.newBuilder()
                .setEventId("su-1")
                .setIdentifiers(List.of(account))
                .setType("AccessGranted")
                .setSince(Instant.parse("2026-11-22T09:00:00Z"))
                .setPersonal(Personal.newBuilder()
                        .setIdentifiers(List.of(new RawIdentifier(IdentifierKind.ACCOUNT, "crm", "stranger")))
                        .build())
                .build();
        try (var it = open("?kinds=unmatched", "it", null);
                var auditor = open("?kinds=unmatched,person", "auditor", null)) {
            bridge.waits(event);
            var told = it.await("unmatched", "su-1").json().path("snapshot");
            assertThat(told.path("allowedActions").toString()).isEqualTo("[\"match\"]");
            var answer = bridge.get("/api/unmatched/su-1", "it").body();
            assertThat(told.toString()).isEqualTo(answer);
            bridge.waitsNoMore("su-1");
            it.await(gone -> gone.about().equals("su-1") && gone.data().contains("remove"));
            bridge.tell(person("SU-1", "Comes", "Later", null));
            auditor.await("person", "p-SU-1");
            assertThat(auditor.events).extracting(SseReader.Event::about).doesNotContain("su-1");
        }
        var from = Instant.now().minusSeconds(60);
        bridge.waits(UnmatchedEvent.newBuilder(event).setEventId("su-2").build());
        try (var it = open("?kinds=unmatched&from=" + from, "it", null)) {
            it.await("unmatched", "su-2");
        }
    }

    @Test
    void whoComesBackMissesNothingAndGetsNothingTwice() throws Exception {
        String id;
        try (var stream = open("?kinds=person", "hr", null)) {
            bridge.tell(person("R-0", "First", "One", null));
            stream.await("person", "p-R-0");
            id = stream.lastId;
        }
        for (var number = 1; number <= 20; number++) {
            bridge.tell(person("R-" + number, "Missed", "One", null));
        }
        try (var stream = open("?kinds=person", "hr", id)) {
            bridge.tell(person("R-21", "Live", "Again", null));
            stream.await("person", "p-R-21");
            var seen = stream.events.stream()
                    .map(SseReader.Event::about)
                    .filter(about -> about.startsWith("p-R-"))
                    .toList();
            assertThat(seen)
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 21)
                            .mapToObj(number -> "p-R-" + number)
                            .toList());
        }
    }

    @Test
    void theIdOfAHeartbeatIsAPlaceToComeBackTo() throws Exception {
        try (var stream = open("?kinds=person&person=nobody", "hr", null)) {
            var first = stream.lastId;
            bridge.tell(person("H-1", "Not", "Asked", null));
            until(() -> stream.comments > 1 && !stream.lastId.equals(first));
            assertThat(stream.events).isEmpty();
            try (var again = open("?kinds=person", "hr", stream.lastId)) {
                bridge.tell(person("H-2", "Asked", "For", null));
                again.await("person", "p-H-2");
                assertThat(again.events).extracting(SseReader.Event::about).doesNotContain("p-H-1");
            }
        }
    }

    @Test
    void anIdThatIsNotOursMeansFetchAnewAndGoesOnLive() throws Exception {
        for (var wrong : List.of("x", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")) {
            try (var stream = open("", "hr", wrong)) {
                stream.await(event -> event.kind().equals("resync"));
                bridge.tell(person("X-" + wrong.length(), "Still", "Live", null));
                stream.await("person", "p-X-" + wrong.length());
            }
        }
    }

    @Test
    void fromATimeTheLatestStatesComeFirstAndThenWhatFollows() throws Exception {
        bridge.tell(person("F-1", "Too", "Early", null));
        Thread.sleep(5);
        var from = Instant.now();
        bridge.tell(person("F-2", "One", "State", null));
        bridge.tell(person("F-2", "Another", "State", null, 2, "Sales", List.of()));
        bridge.tell(onboarding("F-2", 1, task("laptop", "it", TaskStatus.OPEN, null)));
        try (var stream = open("?kinds=person,checklist,task&from=" + from, "hr", null)) {
            stream.await("checklist", "c-F-2");
            stream.await("task", "c-F-2/laptop");
            bridge.tell(person("F-3", "Follows", "Live", null));
            stream.await("person", "p-F-3");
            assertThat(stream.events.stream().filter(event -> event.about().equals("p-F-2")))
                    .hasSize(1)
                    .allMatch(event -> event.data().contains("Another State"));
            assertThat(stream.events).extracting(SseReader.Event::about).doesNotContain("p-F-1");
        }
    }

    @Test
    void aManagerHearsOfTheirOwnAloneAndThatSomebodyLeftTheTeam() throws Exception {
        try (var stream = open("?kinds=person,checklist,task", "manager", null);
                var all = open("?kinds=person", "hr", null)) {
            bridge.tell(person("M-1", "Another", "Team", "E-0008"));
            bridge.tell(onboarding("M-1", 1, task("laptop", "it", TaskStatus.OPEN, null)));
            bridge.tell(person("M-2", "Own", "Team", "E-0007"));
            bridge.tell(onboarding("M-2", 1));
            stream.await("checklist", "c-M-2");
            bridge.tell(person("M-2", "Own", "Team", "E-0008", 2, "Sales", List.of()));
            var gone = stream.await(
                    event -> event.about().equals("p-M-2") && event.data().contains("remove"));
            assertThat(gone.data()).isEqualTo("{\"op\":\"remove\",\"id\":\"p-M-2\"}");
            all.await("person", "p-M-1");
            assertThat(stream.events).extracting(SseReader.Event::data).noneMatch(data -> data.contains("M-1"));
        }
    }

    @Test
    void aReviewIsToldToWhomItIsPutWithWhatTheyMayDecideAndGoesFromOneToTheNext() throws Exception {
        bridge.tell(person("RV-0", "Grace", "Boss", "RV-9"));
        bridge.tell(person("RS-1", "Mara", "Mover", "RV-0"));
        try (var boss = open("?kinds=review", "boss", null);
                var manager = open("?kinds=review", "manager", null);
                var hr = open("?kinds=review", "hr", null)) {
            bridge.tellOnly(Announced.review("RS-1", 1, Announced.item("crm", "user", "open", "RV-0")));
            var told = boss.await("review", "r-RS-1").json().path("snapshot");
            bridge.tell(Announced.review("RS-2", 1, Announced.item("crm", "user", "open", "RV-9")));
            assertThat(told).isEqualTo(bridge.json("/api/reviews/r-RS-1", "boss"));
            assertThat(told.path("items").path(0).path("allowedActions")).hasSize(3);
            assertThat(told.path("person").path("name").asString()).isEqualTo("Mara Mover");
            assertThat(hr.await("review", "r-RS-1")
                            .json()
                            .path("snapshot")
                            .path("items")
                            .path(0)
                            .path("allowedActions"))
                    .isEmpty();

            bridge.tellOnly(Announced.review("RS-1", 2, Announced.item("crm", "user", "open", "owner:crm")));
            boss.await(event -> event.about().equals("r-RS-1") && event.data().contains("\"op\":\"remove\""));
            hr.await(event -> event.about().equals("r-RS-1") && event.data().contains("\"revision\":2"));
            assertThat(manager.events).isEmpty();
        }
    }

    @Test
    void whatHappensInAProjectIsSeenAsItsFeedShowsItAndWithdrawnAgain() throws Exception {
        var joined = entry("s-1", "project-joined", "2026-12-06T23:00:00Z", "P-1", Map.of());
        try (var stream = open("?kinds=feed&project=atlas", "hr", null);
                var other = open("?kinds=feed&project=harbour", "hr", null)) {
            bridge.tellOnly(joined);
            bridge.tellOnly(person("P-1", "Mara", "Quill", null)); // of the same transaction, and read after it
            var told = stream.await("feed", joined.getId()).json();
            assertThat(told.path("revision").asInt()).isEqualTo(1);
            assertThat(told.path("snapshot").path("content_text").asString())
                    .isEqualTo("Mara Quill joined the project");
            until(() -> rest("/api/projects/atlas/feed").contains(joined.getId()));
            assertThat(rest("/api/projects/atlas/feed"))
                    .contains(told.path("snapshot").toString());
            bridge.tell(FeedEntry.newBuilder(joined)
                    .setWithdrawn(true)
                    .setRevision(2)
                    .build());
            var gone = stream.await(event ->
                    event.about().equals(joined.getId()) && event.data().contains("remove"));
            assertThat(gone.data()).isEqualTo("{\"op\":\"remove\",\"id\":\"" + joined.getId() + "\"}");
            bridge.tell(entry("harbour", "s-2", "change-released", "2026-12-07T10:00:00Z", null, Map.of("title", "x")));
            other.await(event -> event.kind().equals("feed"));
            assertThat(other.events).hasSize(1);
        }
    }

    @Test
    void aFeedIsForEverybodyAndNamesAreForThoseWhoKnowThem() throws Exception {
        bridge.tell(person("K-1", "Own", "Team", "E-0007"));
        bridge.tell(person("K-2", "Another", "Team", "E-0008"));
        var own = entry("harbour", "k-1", "project-joined", "2026-12-06T23:00:00Z", "K-1", Map.of());
        var anothers = entry("harbour", "k-2", "project-joined", "2026-12-06T23:00:00Z", "K-2", Map.of());
        var nobodys = entry("harbour", "k-3", "change-released", "2026-12-06T23:00:00Z", null, Map.of("title", "x"));
        try (var stream = open("?kinds=feed", "manager", null);
                var prying = open("?kinds=feed&person=p-K-2", "manager", null);
                var asking = open("?kinds=feed&person=p-K-2", "hr", null)) {
            bridge.tell(own);
            bridge.tell(anothers);
            bridge.tell(nobodys);
            assertThat(stream.await("feed", own.getId()).data()).contains("Own Team joined");
            assertThat(stream.await("feed", anothers.getId()).data())
                    .contains("Somebody joined")
                    .doesNotContain("K-2");
            stream.await("feed", nobodys.getId());
            assertThat(asking.await("feed", anothers.getId()).data()).contains("Another Team joined");
            assertThat(asking.events).hasSize(1);
            assertThat(prying.events).isEmpty();
        } finally {
            bridge.tell(person("K-1", "Own", "Team", "E-0008", 2, "Sales", List.of()));
        }
    }

    @Test
    void fromATimeTheFeedsComeAsFarAsTheyMayBeKnown() throws Exception {
        bridge.tell(person("G-1", "Another", "Team", "E-0008"));
        Thread.sleep(5);
        var from = Instant.now();
        var entry = entry("harbour", "g-1", "project-joined", "2026-12-06T23:00:00Z", "G-1", Map.of());
        bridge.tell(entry);
        try (var all = open("?kinds=feed&from=" + from, "hr", null);
                var some = open("?kinds=feed&from=" + from, "manager", null);
                var prying = open("?kinds=feed,person&person=p-G-1&from=" + from, "manager", null)) {
            assertThat(all.await("feed", entry.getId()).data()).contains("Another Team joined");
            assertThat(some.await("feed", entry.getId()).data()).contains("Somebody joined");
            assertThat(prying.events).isEmpty();
        }
    }

    @Test
    void onlyTheTasksThatChangedAreTold() throws Exception {
        bridge.tell(person("T-1", "Task", "Owner", null));
        var contract = task("contract", "hr", TaskStatus.OPEN, null);
        try (var before = open("?kinds=task", "hr", null)) { // the stream reads by itself: it may be behind the lists
            bridge.tell(onboarding("T-1", 1, contract, task("laptop", "it", TaskStatus.OPEN, null)));
            before.await("task", "c-T-1/laptop");
        }
        try (var stream = open("?kinds=task", "hr", null)) {
            bridge.tell(onboarding("T-1", 2, contract, task("buddy", "manager", TaskStatus.OPEN, null)));
            stream.await(event ->
                    event.about().equals("c-T-1/laptop") && event.data().contains("remove"));
            stream.await("task", "c-T-1/buddy");
            assertThat(stream.events).extracting(SseReader.Event::about).doesNotContain("c-T-1/contract");
        }
    }

    @Test
    void namesCannotBreakOutOfTheirEvent() throws Exception {
        var hostile = List.of(
                "line\nevent: person\ndata: {}\n\n",
                "carriage\r\rid: 7\r\n",
                "</script><img src=x onerror=alert(1)>",
                "\u202Etfel ot thgir\u2028\u2029\u0085",
                "x".repeat(10_000),
                "nul\0 \\u0000 \" \\");
        try (var stream = open("?kinds=person", "hr", null)) {
            for (var number = 0; number < hostile.size(); number++) {
                bridge.tell(person("N-" + number, hostile.get(number), "Q", null));
                var told = stream.await("person", "p-N-" + number);
                assertThat(told.json().path("snapshot").path("givenName").asString())
                        .isEqualTo(hostile.get(number));
            }
            assertThat(stream.events.stream().filter(event -> event.about().startsWith("p-N-")))
                    .hasSize(hostile.size());
        }
    }

    @Test
    void whoDoesNotReadIsLetGoAndDoesNotDisturbTheOthers() throws Exception {
        var filler = "x".repeat(20_000);
        try (var healthy = open("?kinds=person", "hr", null);
                var deaf = new Socket()) {
            deaf.setReceiveBufferSize(4_096);
            deaf.connect(new InetSocketAddress("127.0.0.1", bridge.port()));
            deaf.getOutputStream()
                    .write(("GET /api/stream?kinds=person HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                                    + ReadSide.token("auditor") + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            until(() -> subscribers() >= 2);
            var before = subscribers();
            var slowest = 0L;
            for (var number = 0; number < 300; number++) {
                var told = System.nanoTime();
                bridge.tellOnly(person("D-" + number, filler, "Q", null));
                if (number % 50 == 0) {
                    healthy.await("person", "p-D-" + number);
                    slowest = Math.max(slowest, System.nanoTime() - told);
                }
            }
            healthy.await("person", "p-D-299");
            assertThat(slowest).isLessThan(2_000_000_000L);
            until(() -> subscribers() < before);
            assertThat(healthy.ended).isFalse();
        }
    }

    @Test
    void whoGoesAwayIsForgotten() throws Exception {
        var stream = open("", "hr", null);
        var before = subscribers();
        stream.close();
        until(() -> subscribers() < before);
    }

    @Test
    void aStreamOfASessionIsReadLikeAnyOtherAndEndsWithTheSession() throws Exception {
        var session = bridge.signIn("hr");
        try (var stream = new SseReader(bridge.requestBySession("/api/stream?kinds=person", session), null);
                var another = open("?kinds=person", "hr", null)) {
            assertThat(stream.status).isEqualTo(200);
            until(() -> !stream.lastId.isEmpty());
            bridge.tell(person("E-1", "While", "In", null));
            stream.await("person", "p-E-1");
            bridge.signOut(session);
            until(() -> stream.ended);
            bridge.tell(person("E-2", "After", "Out", null));
            another.await("person", "p-E-2");
            assertThat(stream.events).extracting(SseReader.Event::about).doesNotContain("p-E-2");
        }
        assertThat(bridge.send(bridge.requestBySession("/api/stream", session)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void whatIsMisspeltIsRefused() throws Exception {
        var answer = bridge.get("/api/stream?kinds=checklists&form=now&from=x", "hr");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"kinds\"", "\"form\"", "\"from\"");
        assertThat(bridge.get("/api/stream?from=%2B999999999-12-31T23:59:59Z", "hr")
                        .statusCode())
                .as("a time no log keeps")
                .isEqualTo(400);
    }

    private static int subscribers() {
        return bridge.bean(Hub.class).all().size();
    }

    private static SseReader open(String query, String role, @Nullable String lastId) throws Exception {
        until(() -> bridge.bean(Hub.class).reached().isPresent());
        var stream = new SseReader(bridge, query, role, lastId);
        assertThat(stream.status).isEqualTo(200);
        until(() -> !stream.lastId.isEmpty());
        return stream;
    }

    private static @Nullable String rest(String path) {
        try {
            var answer = bridge.get(path, "hr");
            return answer.statusCode() == 200 ? answer.body() : null;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        var end = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("a minute is over").isLessThan(end);
            Thread.sleep(10);
        }
    }
}
