package dev.footbridge.bridge.api;

import static dev.footbridge.bridge.read.Announced.onboarding;
import static dev.footbridge.bridge.read.Announced.person;
import static dev.footbridge.bridge.read.Announced.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.bridge.read.Announced;
import dev.footbridge.bridge.read.ReadSide;
import dev.footbridge.schemas.bridge.ChecklistSnapshot;
import dev.footbridge.schemas.bridge.TaskStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The lists over HTTP, from records on the log. */
class ListsTest {
    private static ReadSide bridge;

    @BeforeAll
    static void announce() throws Exception {
        bridge = ReadSide.running();
        bridge.tell(person("E-0007", "Ada", "Lead", null));
        bridge.tell(person("E-1042", "Mara", "Quill", "E-0007", 1, "Sales", List.of("p-old")));
        bridge.tell(person("E-1043", "Percy_100%", "O'Brien", null, 1, "Finance", List.of()));
        bridge.tell(onboarding(
                "E-1042",
                4,
                task("contract", "hr", TaskStatus.DONE, "2020-01-01T00:00:00Z"),
                task("laptop", "it", TaskStatus.OPEN, "2020-01-02T00:00:00Z"),
                task("feedback", "employee", TaskStatus.PLANNED, "2999-01-01T00:00:00Z")));
        bridge.tell(ChecklistSnapshot.newBuilder(
                        onboarding("E-1043", 1, task("contract", "hr", TaskStatus.OPEN, "2999-01-01T12:00:00Z")))
                .setFormerIds(List.of("c-former id/ä"))
                .build());
    }

    @Test
    void aChecklistIsShownWithNamesWordsAndProgress() throws Exception {
        var list = bridge.json("/api/checklists/c-E-1042", "hr");
        assertThat(list.path("person").toString())
                .isEqualTo("{\"id\":\"p-E-1042\",\"workerNumber\":\"E-1042\",\"name\":\"Mara Quill\"}");
        assertThat(list.path("name").path("hr").asString()).isEqualTo("Welcome");
        assertThat(list.path("name").path("it").asString()).isEqualTo("Joiner");
        assertThat(list.path("status").asString()).isEqualTo("open");
        assertThat(list.path("anchor").asString()).isEqualTo("2026-12-01");
        assertThat(list.path("revision").asInt()).isEqualTo(4);
        assertThat(list.path("basis").path("now").asString()).isEqualTo("2026-11-28T14:03:11Z");
        assertThat(list.path("progress").toString()).isEqualTo("{\"settled\":1,\"of\":3}");
        assertThat(list.path("overdue").asInt()).isEqualTo(1);
        assertThat(list.path("allowedActions").toString()).isEqualTo("[\"complete\",\"waive\"]");
        var laptop = list.path("tasks").path(1);
        assertThat(laptop.path("due").asString()).isEqualTo("2020-01-02T00:00:00Z");
        assertThat(laptop.path("name").path("hr").asString()).isNotEqualTo("task/onboarding/laptop");
        assertThat(list.toString()).doesNotContain("\"wording\"");
    }

    @Test
    void aPersonIsShownWithTheirManagersNameAndNoToken() throws Exception {
        var mara = bridge.json("/api/people/p-E-1042", "it");
        assertThat(mara.path("name").asString()).isEqualTo("Mara Quill");
        assertThat(mara.path("status").asString()).isEqualTo("expected");
        assertThat(mara.path("employments").path(0).path("manager").path("name").asString())
                .isEqualTo("Ada Lead");
        assertThat(mara.toString())
                .doesNotContain(
                        ReadSide.TOKENS.workerNumber("acme-hris", "E-1042").getToken())
                .doesNotContain(
                        ReadSide.TOKENS.workerNumber("acme-hris", "E-0007").getToken());
    }

    @Test
    void listsFilter() throws Exception {
        assertThat(ids("/api/checklists?worker=E-1042", "hr")).containsExactly("c-E-1042");
        assertThat(ids("/api/checklists?overdue=true&worker=E-1042&worker=E-1043", "hr"))
                .containsExactly("c-E-1042");
        assertThat(ids("/api/checklists?overdue=false&manager=E-0007", "hr")).isEmpty();
        assertThat(ids("/api/tasks?owner=it&worker=E-1042", "hr")).containsExactly("laptop");
        assertThat(ids("/api/tasks?overdue=true&worker=E-1042", "hr")).containsExactly("laptop");
        assertThat(ids("/api/tasks?due=2020-01-02&worker=E-1042", "hr")).containsExactly("contract", "laptop");
        assertThat(ids("/api/tasks?due=2020-01-01T23:59:59Z&worker=E-1042", "hr"))
                .containsExactly("contract");
        assertThat(ids("/api/tasks?status=planned&status=done&worker=E-1042", "hr"))
                .containsExactly("contract", "feedback");
        assertThat(ids("/api/people?department=Finance", "hr")).containsExactly("p-E-1043");
        assertThat(ids("/api/people?manager=E-0007", "hr")).containsExactly("p-E-1042");
        assertThat(ids("/api/people?manager=acme-hris:E-0007", "hr")).containsExactly("p-E-1042");
    }

    @Test
    void aSearchTakesWhatIsWrittenLiterally() throws Exception {
        assertThat(ids("/api/people?q=QUILL", "hr")).containsExactly("p-E-1042");
        assertThat(ids("/api/people?q=e-1043", "hr")).containsExactly("p-E-1043");
        assertThat(ids("/api/people?q=y_100%25", "hr")).containsExactly("p-E-1043");
        assertThat(ids("/api/people?q=%25qu", "hr")).isEmpty();
        assertThat(ids("/api/people?q=" + encoded("o'brien"), "hr")).containsExactly("p-E-1043");
    }

    @Test
    void pagesGoOnWhereTheyEndedWhateverComesBetween() throws Exception {
        for (var number = 10; number < 20; number++) {
            bridge.tell(person("P-" + number, "Page", "Number " + number, null, 1, "Paging", List.of()));
        }
        var seen = new ArrayList<String>();
        @Nullable String next = "/api/people?department=Paging&limit=3";
        var inserted = 0;
        while (next != null) {
            var answer = bridge.get(next, "hr");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            var page = tools.jackson.databind.json.JsonMapper.shared().readTree(answer.body());
            page.path("items").forEach(one -> seen.add(one.path("id").asString()));
            next = answer.headers()
                    .firstValue("Link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse(null);
            assertThat(page.path("next").isNull()).isEqualTo(next == null);
            // one before and one behind where the next page begins
            bridge.tell(person("P-0" + inserted, "Page", "Number 0" + inserted, null, 1, "Paging", List.of()));
            inserted++;
        }
        assertThat(seen).doesNotHaveDuplicates().hasSize(10);
        assertThat(ids("/api/people?department=Paging&sort=-name&limit=2", "hr"))
                .containsExactly("p-P-19", "p-P-18");
    }

    @Test
    void aCursorThatWasTouchedOrFitsAnotherListIsRefused() throws Exception {
        bridge.tell(person("C-1", "A", "Cursor", null, 1, "Cursors", List.of()));
        bridge.tell(person("C-2", "B", "Cursor", null, 1, "Cursors", List.of()));
        var next = bridge.json("/api/people?department=Cursors&limit=1", "hr")
                .path("next")
                .asString();
        assertThat(next).doesNotContain("cursor");
        assertThat(ids("/api/people?department=Cursors&limit=1&after=" + next, "hr"))
                .containsExactly("p-C-2");
        for (var wrong : List.of(
                "/api/people?department=Cursors&limit=1&after=" + next.substring(0, 5) + "A" + next.substring(6),
                "/api/people?department=Sales&limit=1&after=" + next,
                "/api/people?department=Cursors&sort=-name&after=" + next,
                "/api/tasks?after=" + next,
                "/api/people?after=x")) {
            var answer = bridge.get(wrong, "hr");
            assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
            assertThat(answer.body()).contains("\"after\":\"Expected");
        }
    }

    @Test
    void whatIsMisspeltIsRefusedByName() throws Exception {
        var answer = bridge.get("/api/tasks?onwer=it&limit=201&status=opne&due=soon&overdue=yes&sort=x&q=a&q=b", "hr");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body())
                .contains("\"onwer\"", "\"limit\"", "\"status\"", "\"due\"", "\"overdue\"", "\"sort\"", "\"q\"");
        assertThat(bridge.get("/api/people?q=%00", "hr").statusCode()).isEqualTo(400);
        for (var far : List.of("%2B999999999-12-31T23:59:59Z", "-999999999-01-01T00:00:00Z", "%2B999999999-12-31")) {
            assertThat(bridge.get("/api/tasks?due=" + far, "hr").statusCode())
                    .as(far)
                    .isEqualTo(400);
        }
    }

    @Test
    void aManagerSeesTheirOwnAndThemselvesAndNobodyElse() throws Exception {
        assertThat(ids("/api/people", "manager")).containsExactlyInAnyOrder("p-E-0007", "p-E-1042");
        assertThat(ids("/api/checklists", "manager")).containsExactly("c-E-1042");
        assertThat(ids("/api/tasks?worker=E-1043", "manager")).isEmpty();
        assertThat(bridge.get("/api/people/p-E-1043", "manager").statusCode()).isEqualTo(404);
        assertThat(bridge.get("/api/checklists/c-E-1043", "manager").statusCode())
                .isEqualTo(404);
        assertThat(bridge.get("/api/checklists/c-former%20id", "manager").statusCode())
                .isEqualTo(404);
        assertThat(bridge.json("/api/me", "manager").toString())
                .isEqualTo(
                        "{\"account\":\"manager\",\"roles\":[\"MANAGER\"],"
                                + "\"person\":{\"id\":\"p-E-0007\",\"workerNumber\":\"E-0007\",\"name\":\"Ada Lead\"},\"signOut\":null}");
        assertThat(bridge.json("/api/me", "hr").path("person").isNull()).isTrue();
    }

    @Test
    void anIdItHadBeforeRedirects() throws Exception {
        var answer = bridge.get("/api/people/p-old", "hr");
        assertThat(answer.statusCode()).isEqualTo(308);
        assertThat(answer.headers().firstValue("Location")).hasValue("/api/people/p-E-1042");
        assertThat(bridge.get("/api/people/nobody", "hr").statusCode()).isEqualTo(404);
    }

    @Test
    void whoSignedInIsToldWhereToSignOut() throws Exception {
        var session = bridge.signIn("manager");
        var me = bridge.json(bridge.requestBySession("/api/me", session));
        assertThat(me.path("account").asString()).isEqualTo("manager");
        assertThat(me.path("roles").path(0).asString()).isEqualTo("MANAGER");
        assertThat(me.path("signOut").asString()).isEqualTo("/logout");
        assertThat(bridge.json("/api/me", "manager").path("signOut").isNull()).isTrue();
    }

    @Test
    void nothingIsOpenWithoutAToken() throws Exception {
        for (var path : List.of("/api/me", "/api/people", "/api/checklists/c-E-1042", "/api/tasks", "/api/stream")) {
            assertThat(bridge.get(path, null).statusCode()).as(path).isEqualTo(401);
        }
        assertThat(bridge.get("/api/policies", "admin").statusCode()).isEqualTo(404);
    }

    @Test
    void aChecklistThatIsGoneTakesItsTasksAlong() throws Exception {
        var list = onboarding("E-2000", 1, task("contract", "hr", TaskStatus.OPEN, null));
        bridge.tell(person("E-2000", "Gone", "Soon", null));
        bridge.tell(list);
        assertThat(ids("/api/tasks?worker=E-2000", "hr")).containsExactly("contract");
        bridge.withdraw(list);
        assertThat(ids("/api/tasks?worker=E-2000", "hr")).isEmpty();
        assertThat(bridge.get("/api/checklists/" + list.getId(), "hr").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aNameIsTakenFromTheNewestAnnouncementOfThePersonAlone() throws Exception {
        bridge.tell(person("E-2001", "Before", "Wedding", null));
        bridge.tell(onboarding("E-2001", 1));
        bridge.tell(Announced.person("E-2001", "After", "Wedding", null, 2, "Sales", List.of()));
        assertThat(bridge.json("/api/checklists/c-E-2001", "hr")
                        .path("person")
                        .path("name")
                        .asString())
                .isEqualTo("After Wedding");
    }

    private static List<String> ids(String path, String role) throws Exception {
        var ids = new ArrayList<String>();
        for (JsonNode item : bridge.json(path, role).path("items")) {
            ids.add(item.path("id").asString());
        }
        return ids;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
