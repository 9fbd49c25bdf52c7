package dev.footbridge.bridge.api;

import static dev.footbridge.bridge.read.Announced.entry;
import static dev.footbridge.bridge.read.Announced.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.bridge.read.ReadSide;
import dev.footbridge.schemas.bridge.FeedEntry;
import dev.footbridge.schemas.bridge.PersonSnapshot;
import dev.footbridge.schemas.bridge.PersonStatus;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Projects and their feeds over HTTP, from records on the log. */
class ProjectsTest {
    private static final String HARBOUR = "/api/projects/harbour/feed";
    private static final String LEDGER = "/api/projects/ledger/feed";
    private static ReadSide bridge;

    @BeforeAll
    static void announce() throws Exception {
        bridge = ReadSide.running();
        bridge.tell(person("E-0007", "Ada", "Lead", null));
        bridge.tell(person("E-0006", "Hannah", "Harbour", null));
        bridge.tell(active("W-1", "Mara", "Marlow", null, "harbour"));
        bridge.tell(active("W-2", "Percy", "Penn", "E-0006", "harbour"));
    }

    @Test
    void aFeedIsAJsonFeedInTheWordsOfBothBanksWithoutAnythingButWhatHappened() throws Exception {
        bridge.tell(on("harbour", "j-1", "project-joined", "2026-12-06T23:00:00Z", "W-1", Map.of("role", "tester")));
        var answer = bridge.get(HARBOUR, "hr");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/feed+json");
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        var feed = json(answer);
        assertThat(feed.path("version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(feed.path("title").asString()).isEqualTo("Servers closer to customers");
        assertThat(feed.path("feed_url").asString()).isEqualTo("http://127.0.0.1:" + bridge.port() + HARBOUR);
        var item = item(feed, "e-j-1");
        assertThat(item.path("id").asString()).matches("[0-9a-f-]{36}");
        assertThat(item.path("content_text").asString()).isEqualTo("Mara Marlow joined the project as tester");
        assertThat(item.path("date_published").asString()).isEqualTo("2026-12-06T23:00:00Z");
        assertThat(item.path("tags").toString()).isEqualTo("[\"project-joined\"]");
        var ours = item.path("_footbridge");
        assertThat(ours.path("words").toString())
                .isEqualTo("{\"hr\":\"Mara Marlow joined the project as tester\","
                        + "\"it\":\"Project member added: Mara Marlow (tester)\"}");
        assertThat(ours.path("person").toString())
                .isEqualTo("{\"id\":\"p-W-1\",\"workerNumber\":\"W-1\",\"name\":\"Mara Marlow\"}");
        assertThat(ours.path("recorded").asString()).isEqualTo("2026-12-06T23:00:00Z");
        assertThat(ours.path("basis").path("facts").asString()).isEqualTo("sha256:0");
        assertThat(ours.propertyNames())
                .containsExactlyInAnyOrder(
                        "project", "kind", "words", "person", "recorded", "event", "revision", "basis");
        assertThat(item(json(bridge.get(HARBOUR + "?words=it", "hr")), "e-j-1")
                        .path("content_text")
                        .asString())
                .isEqualTo("Project member added: Mara Marlow (tester)");
    }

    @Test
    void entriesOfOtherProjectsAndThoseTakenBackAreNowhere() throws Exception {
        var wrong = on("ledger", "w-1", "project-left", "2026-12-08T23:00:00Z", "W-1", Map.of());
        bridge.tell(wrong);
        assertThat(events(LEDGER)).contains("e-w-1");
        assertThat(events(HARBOUR)).doesNotContain("e-w-1");
        bridge.tell(
                FeedEntry.newBuilder(wrong).setWithdrawn(true).setRevision(2).build());
        assertThat(events(LEDGER)).doesNotContain("e-w-1");
        bridge.tell(FeedEntry.newBuilder(wrong).setRevision(3).build());
        assertThat(events(LEDGER)).contains("e-w-1");
    }

    @Test
    void pagesGoOnWhereTheyEndedNewestFirstWhateverComesBetween() throws Exception {
        var kind = "problem-prevented";
        for (var minute = 10; minute < 20; minute++) {
            bridge.tell(prevented("c-" + minute, "2026-11-20T10:" + minute + ":00.000001Z"));
        }
        bridge.tell(prevented("c-19b", "2026-11-20T10:19:00.000001Z")); // at the same time as another
        var seen = new ArrayList<String>();
        @Nullable String next = HARBOUR + "?limit=3&kind=" + kind;
        while (next != null) {
            var answer = bridge.get(next, "hr");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            var page = json(answer);
            items(page).forEach(item -> seen.add(event(item)));
            next = page.path("next_url").asString(null);
            assertThat(answer.headers().firstValue("Link"))
                    .isEqualTo(java.util.Optional.ofNullable(next).map(url -> "<" + url + ">; rel=\"next\""));
            assertThat(page.path("feed_url").asString()).doesNotContain("after");
            next = next == null ? null : next.substring(next.indexOf("/api"));
            bridge.tell(prevented("new-" + seen.size(), "2026-11-20T11:00:00Z")); // before where the next page begins
        }
        assertThat(seen.subList(0, 2)).containsExactlyInAnyOrder("e-c-19", "e-c-19b");
        assertThat(seen.subList(2, 11))
                .containsExactlyElementsOf(IntStream.iterate(18, minute -> minute >= 10, minute -> minute - 1)
                        .mapToObj(minute -> "e-c-" + minute)
                        .toList());
        assertThat(seen).hasSize(11);
    }

    @Test
    void aFeedIsAtomForThoseWhoAskForIt() throws Exception {
        bridge.tell(on(
                "ledger",
                "p-1",
                "problem-prevented",
                "2026-12-01T12:00:00Z",
                null,
                Map.of(
                        "work",
                        "automation",
                        "service",
                        "erp-core",
                        "title",
                        "Certificates renew themselves",
                        "hours",
                        "12")));
        var answer = accepting(LEDGER, "application/atom+xml");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/atom+xml;charset=UTF-8");
        assertThat(answer.headers().allValues("Vary")).anyMatch(vary -> vary.contains("Accept"));
        var atom = atom(answer.body());
        var root = atom.getDocumentElement();
        assertThat(root.getNamespaceURI()).isEqualTo("http://www.w3.org/2005/Atom");
        assertThat(root.getLocalName()).isEqualTo("feed");
        assertThat(text(atom, "title")).contains("Books closed in three days");
        assertThat(text(atom, "title")).contains("Automated: Certificates renew themselves – saves 12 hours");
        assertThat(text(atom, "content")).contains("Automation on erp-core: Certificates renew themselves; saves 12 h");
        assertThat(text(atom, "id")).doesNotHaveDuplicates().allMatch(id -> id.matches("urn:uuid:[0-9a-f-]{36}"));
        assertThat(text(atom, "published")).contains("2026-12-01T12:00:00Z");
        assertThat(text(atom, "name")).containsExactly("Footbridge");
        assertThat(atom.getElementsByTagNameNS("*", "updated").getLength())
                .isEqualTo(text(atom, "published").size() + 1);
        assertThat(bridge.get(LEDGER + "?format=atom", "hr").body()).contains("xmlns=\"http://www.w3.org/2005/Atom\"");
        assertThat(accepting(LEDGER + "?format=json", "application/atom+xml").body())
                .startsWith("{");
        assertThat(accepting(LEDGER, "application/atom+xml;q=0.3, application/json;q=0.8")
                        .headers()
                        .firstValue("Content-Type"))
                .hasValue("application/json");
        assertThat(accepting(LEDGER, "text/html, */*;q=0.1").headers().firstValue("Content-Type"))
                .hasValue("application/feed+json");
        assertThat(accepting(LEDGER, "text/html").statusCode()).isEqualTo(406);
    }

    @Test
    void pagesOfAtomAreLinked() throws Exception {
        bridge.tell(release("a-1", "2026-10-01T10:00:00Z"));
        bridge.tell(release("a-2", "2026-10-01T11:00:00Z"));
        var first = atom(bridge.get(HARBOUR + "?format=atom&limit=1&kind=change-released", "hr")
                .body());
        var next = IntStream.range(0, first.getElementsByTagNameNS("*", "link").getLength())
                .mapToObj(n -> first.getElementsByTagNameNS("*", "link").item(n).getAttributes())
                .filter(link -> link.getNamedItem("rel").getNodeValue().equals("next"))
                .map(link -> link.getNamedItem("href").getNodeValue())
                .findFirst()
                .orElseThrow();
        var second = atom(bridge.get(next.substring(next.indexOf("/api")), "hr").body());
        assertThat(text(second, "content")).hasSize(1).doesNotContainAnyElementsOf(text(first, "content"));
    }

    @Test
    void whatPeopleAreCalledAndSourcesWriteStaysText() throws Exception {
        var hostile = List.of(
                "<script>alert(1)</script>",
                "]]></title></entry><entry>",
                "&amp; &#0; &lol; \"'",
                "tab\there\nline\r\nreturn\u0085\u2028",
                "bell\u0007 escape\u001B nul\0 delete\u007F",
                "half \uD83D of a face, \uD83D\uDE00 whole, \uFFFE \uFFFF",
                "\u202Etfel ot thgir {title} [x] $1 \\");
        for (var number = 0; number < hostile.size(); number++) {
            bridge.tell(active("X-" + number, hostile.get(number), "Q", null, "ledger"));
            bridge.tell(on(
                    "ledger",
                    "x-" + number,
                    "project-joined",
                    "2026-09-0" + (number + 1) + "T12:00:00Z",
                    "X-" + number,
                    Map.of("role", hostile.get(number))));
        }
        var items = json(bridge.get(LEDGER + "?kind=project-joined", "hr"));
        var titles = text(
                atom(bridge.get(LEDGER + "?format=atom&kind=project-joined", "hr")
                        .body()),
                "title");
        for (var number = 0; number < hostile.size(); number++) {
            var kept = new String(hostile.get(number).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                    .replace('\0', '\uFFFD');
            var said = kept + " Q joined the project as " + kept;
            assertThat(item(items, "e-x-" + number).path("content_text").asString())
                    .isEqualTo(said);
            assertThat(titles).contains(said.replaceAll("[\\x00-\\x08\\r\\x1B\\uFFFE\\uFFFF]", "\uFFFD"));
        }
    }

    @Test
    void everyRoleReadsAndAManagerKnowsTheirOwnByNameAndOthersWhereTheyWorkTogether() throws Exception {
        bridge.tell(active("W-1", "Mara", "Marlow", "E-0007", "harbour"));
        bridge.tell(on("harbour", "n-1", "project-joined", "2026-08-01T12:00:00Z", "W-1", Map.of()));
        bridge.tell(on(
                "harbour",
                "n-2",
                "access-granted",
                "2026-08-02T12:00:00Z",
                "W-2",
                Map.of("entitlement", "cloud/developer")));
        bridge.tell(on("atlas", "n-3", "project-joined", "2026-08-03T12:00:00Z", "W-2", Map.of()));
        for (var role : List.of("hr", "it", "auditor", "admin")) {
            assertThat(said(bridge.json(HARBOUR, role), "e-n-2"))
                    .isEqualTo("Percy Penn was given access: Try things on test servers");
        }
        var forManager = bridge.json(HARBOUR, "manager");
        assertThat(said(forManager, "e-n-1")).isEqualTo("Mara Marlow joined the project");
        assertThat(said(forManager, "e-n-2")).isEqualTo("Somebody was given access: Try things on test servers");
        var hidden = item(forManager, "e-n-2").path("_footbridge");
        assertThat(hidden.path("words").path("it").asString()).isEqualTo("Granted cloud/developer to somebody");
        assertThat(hidden.path("person").isNull()).isTrue();
        assertThat(forManager.toString()).doesNotContain("W-2", "Percy");
        assertThat(bridge.get(HARBOUR + "?format=atom", "manager").body()).doesNotContain("Percy");
        bridge.tell(active("W-1", "Mara", "Marlow", "E-0008", "harbour"));
        assertThat(said(bridge.json(HARBOUR, "manager"), "e-n-1")).isEqualTo("Somebody joined the project");
        // E-0007 leads atlas, and knows who is on it
        assertThat(said(bridge.json("/api/projects/atlas/feed", "manager"), "e-n-3"))
                .isEqualTo("Percy Penn joined the project");
        assertThat(bridge.get(HARBOUR, null).statusCode()).isEqualTo(401);
        assertThat(bridge.get("/api/projects", null).statusCode()).isEqualTo(401);
    }

    @Test
    void anEntryAboutNobodyKnownYetIsAboutSomebodyUntilTheyAre() throws Exception {
        bridge.tell(on("harbour", "l-1", "project-joined", "2026-07-01T12:00:00Z", "L-1", Map.of()));
        assertThat(said(bridge.json(HARBOUR, "hr"), "e-l-1")).isEqualTo("Somebody joined the project");
        bridge.tell(active("L-1", "Late", "Comer", null, "harbour"));
        assertThat(said(bridge.json(HARBOUR, "hr"), "e-l-1")).isEqualTo("Late Comer joined the project");
    }

    @Test
    void projectsAreListedWithWhoLeadsThemHowManyAreOnThemAndWhatHappenedLast() throws Exception {
        bridge.tell(on(
                "harbour",
                "z-1",
                "incident-fixed",
                "2999-01-01T12:00:00Z",
                null,
                Map.of("title", "Logins fail", "incident", "INC-7", "service", "cloud-api", "severity", "high")));
        bridge.tell(person("W-3", "Not", "Begun", null)); // expected, on atlas
        var projects = bridge.json("/api/projects", "it");
        assertThat(projects.path("items")
                        .valueStream()
                        .map(one -> one.path("id").asString()))
                .containsExactly("atlas", "harbour", "ledger");
        assertThat(projects.path("next").isNull()).isTrue();
        var harbour = projects.path("items").path(1);
        assertThat(harbour.path("name").toString())
                .isEqualTo("{\"hr\":\"Servers closer to customers\",\"it\":\"Second cloud region\"}");
        assertThat(harbour.path("lead").toString())
                .isEqualTo("{\"id\":\"p-E-0006\",\"workerNumber\":\"E-0006\",\"name\":\"Hannah Harbour\"}");
        assertThat(harbour.path("latest").path("content_text").asString())
                .isEqualTo("Fixed at the first go: Logins fail");
        var before = harbour.path("people").asInt();
        bridge.tell(active("W-4", "One", "More", null, "harbour"));
        assertThat(bridge.json("/api/projects", "it")
                        .path("items")
                        .path(1)
                        .path("people")
                        .asInt())
                .isEqualTo(before + 1);
        assertThat(projects.path("items").path(2).path("lead").toString())
                .isEqualTo("{\"id\":null,\"workerNumber\":\"E-0008\",\"name\":null}");
        assertThat(bridge.get("/api/projects?q=x", "it").statusCode()).isEqualTo(400);
    }

    @Test
    void whoHasItAlreadyIsToldSoUntilItChanges() throws Exception {
        bridge.tell(active("N-1", "Before", "Wedding", null, "harbour"));
        bridge.tell(on("harbour", "t-1", "project-joined", "2020-01-01T12:00:00Z", "N-1", Map.of("role", "etag")));
        var path = HARBOUR + "?kind=project-joined";
        var tag = bridge.get(path, "hr").headers().firstValue("ETag").orElseThrow();
        assertThat(knowing(path, tag).statusCode()).isEqualTo(304);
        assertThat(knowing(path, tag).body()).isEmpty();
        bridge.tell(active("N-1", "After", "Wedding", null, "harbour"));
        assertThat(knowing(path, tag).statusCode()).isEqualTo(200);
        assertThat(knowing(path, tag).body()).contains("After Wedding");
    }

    @Test
    void whatIsNotThereOrMisspeltIsSaidSo() throws Exception {
        assertThat(bridge.get("/api/projects/nowhere/feed", "hr").statusCode()).isEqualTo(404);
        assertThat(bridge.get("/api/projects/%00/feed", "hr").statusCode()).isIn(400, 404);
        var asAtom = accepting("/api/projects/nowhere/feed", "application/atom+xml");
        assertThat(asAtom.statusCode()).isEqualTo(404);
        assertThat(asAtom.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var answer = bridge.get(HARBOUR + "?form=atom&limit=201&words=en&format=rss&kind=%3Cb%3E&after=x", "hr");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"form\"", "\"limit\"", "\"words\"", "\"format\"", "\"kind\"", "\"after\"");
    }

    @Test
    void aCursorOfAnotherFeedIsRefused() throws Exception {
        bridge.tell(release("k-1", "2025-01-01T10:00:00Z"));
        bridge.tell(release("k-2", "2025-01-01T11:00:00Z"));
        var next = bridge.json(HARBOUR + "?limit=1", "hr").path("next_url").asString();
        var after = next.substring(next.indexOf("after=") + 6);
        assertThat(bridge.get(HARBOUR + "?after=" + after, "hr").statusCode()).isEqualTo(200);
        for (var wrong : List.of(LEDGER + "?after=" + after, HARBOUR + "?kind=project-left&after=" + after)) {
            assertThat(bridge.get(wrong, "hr").statusCode()).as(wrong).isEqualTo(400);
        }
    }

    private static PersonSnapshot active(
            String number, String given, String family, @Nullable String manager, String project) {
        return PersonSnapshot.newBuilder(person(number, given, family, manager))
                .setStatus(PersonStatus.ACTIVE)
                .setProjects(List.of(project))
                .build();
    }

    private static FeedEntry on(
            String project, String id, String text, String at, @Nullable String number, Map<String, String> args) {
        return entry(project, id, text, at, number, args);
    }

    private static FeedEntry release(String id, String at) {
        var args = Map.of("title", id, "change", "CHG-" + id, "service", "cloud-api");
        return entry("harbour", id, "change-released", at, null, args);
    }

    private static FeedEntry prevented(String id, String at) {
        return entry("harbour", id, "problem-prevented", at, null, Map.of("title", id));
    }

    private static HttpResponse<String> accepting(String path, String accept) throws Exception {
        return send(bridge.request(path, "hr").header("Accept", accept));
    }

    private static HttpResponse<String> knowing(String path, String tag) throws Exception {
        return send(bridge.request(path, "hr").header("If-None-Match", tag));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static Document atom(String body) throws Exception {
        var parsers = DocumentBuilderFactory.newDefaultNSInstance();
        parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return parsers.newDocumentBuilder().parse(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> text(Document atom, String element) {
        var found = atom.getElementsByTagNameNS("http://www.w3.org/2005/Atom", element);
        return IntStream.range(0, found.getLength())
                .mapToObj(n -> found.item(n).getTextContent())
                .toList();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static List<JsonNode> items(JsonNode feed) {
        return StreamSupport.stream(feed.path("items").spliterator(), false).toList();
    }

    private static String event(JsonNode item) {
        return item.path("_footbridge").path("event").asString();
    }

    private static JsonNode item(JsonNode feed, String event) {
        return items(feed).stream()
                .filter(item -> event(item).equals(event))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Expected " + event + " in the feed, but there is " + feed));
    }

    private static String said(JsonNode feed, String event) {
        return item(feed, event).path("content_text").asString();
    }

    private static List<String> events(String path) throws Exception {
        return items(bridge.json(path, "hr")).stream().map(ProjectsTest::event).toList();
    }
}
