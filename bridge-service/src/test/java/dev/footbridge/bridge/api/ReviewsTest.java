package dev.footbridge.bridge.api;

import static dev.footbridge.bridge.read.Announced.item;
import static dev.footbridge.bridge.read.Announced.person;
import static dev.footbridge.bridge.read.Announced.review;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.bridge.read.ReadSide;
import dev.footbridge.schemas.bridge.ReviewItemSnapshot;
import dev.footbridge.schemas.bridge.ReviewSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Access reviews over HTTP, from records on the log (R24, R28). */
class ReviewsTest {
    private static ReadSide bridge;

    @BeforeAll
    static void announce() throws Exception {
        bridge = ReadSide.running();
        bridge.tell(person("RV-0", "Grace", "Boss", "RV-9"));
        bridge.tell(person("RV-1", "Mara", "Mover", "RV-0"));
        bridge.tell(person("RV-2", "Nils", "Nobodys", null));
        bridge.tell(person("E-0003", "Ivo", "Desk", null));
        bridge.tell(person("E-0004", "Ada", "Access", null));
        bridge.tell(ReviewSnapshot.newBuilder(review(
                        "RV-1",
                        3,
                        item("crm", "admin", "open", "RV-0"),
                        ReviewItemSnapshot.newBuilder(item("crm", "user", "open", "RV-0"))
                                .setLastUsed(Instant.parse("2026-12-03T00:00:00Z"))
                                .build(),
                        revoked(item("quotes", "author", "decided", "RV-0"))))
                .setFormerIds(List.of("r-before"))
                .build());
        bridge.tell(review(
                "RV-2", 1, item("crm", "user", "open", "owner:crm"), item("x", "y", "open", "group:access-fallback")));
        bridge.tell(review("RV-0", 1, item("crm", "user", "gone", "RV-9")));
    }

    @Test
    void aReviewIsShownWithWhatWhySinceWhenAndByWhom() throws Exception {
        var shown = bridge.json("/api/reviews/r-RV-1", "hr");
        assertThat(shown.path("person").path("name").asString()).isEqualTo("Mara Mover");
        assertThat(shown.path("reviewer").toString())
                .isEqualTo(
                        "{\"kind\":\"manager\",\"person\":{\"id\":\"p-RV-0\",\"workerNumber\":\"RV-0\",\"name\":\"Grace Boss\"}}");
        assertThat(shown.path("due").asString()).isEqualTo("2026-12-08T22:59:59Z");
        assertThat(shown.path("progress").toString()).isEqualTo("{\"settled\":1,\"of\":3}");
        var admin = shown.path("items").path(0);
        assertThat(admin.path("name").toString())
                .isEqualTo("{\"hr\":\"Change the customer database\",\"it\":\"Profile: Admin\"}");
        assertThat(admin.path("systemName").path("hr").asString()).isEqualTo("Customer database");
        assertThat(admin.path("why").path("hr").asString())
                .isEqualTo("Came with the role before: Change the customer database");
        assertThat(admin.path("since").asString()).isEqualTo("2026-01-10T09:00:00Z");
        assertThat(admin.path("evidence").path("source").asString()).isEqualTo("okta-main");
        assertThat(admin.path("risk").asString()).isEqualTo("high");
        assertThat(admin.path("privileged").asBoolean()).isTrue();
        assertThat(admin.path("reasons").toString()).isEqualTo("[\"move\"]");
        assertThat(admin.path("recommendation").path("decision").asString()).isEqualTo("revoke");
        assertThat(admin.path("commentNeeded").toString()).isEqualTo("[\"approve\",\"revoke\"]"); // it is privileged
        assertThat(shown.path("items").path(1).path("commentNeeded").toString()).isEqualTo("[\"revoke\"]");
        assertThat(shown.path("items").path(1).path("recommendation").toString())
                .isEqualTo(
                        "{\"decision\":\"approve\",\"reason\":{\"hr\":\"They have used it since they changed roles\","
                                + "\"it\":\"Used since the move\"}}");
        var author = shown.path("items").path(2);
        assertThat(author.path("recommendation").isNull()).isTrue();
        assertThat(author.path("remediation").toString())
                .isEqualTo("{\"provisioningTask\":\"t-1\",\"status\":\"in-progress\","
                        + "\"due\":\"2026-12-15T22:59:59Z\",\"ticket\":\"REQ-7\"}");
        assertThat(shown.toString()).doesNotContain("worker:");
    }

    @Test
    void whatNoPolicyHasWordsForGoesByItsId() throws Exception {
        var unknown = bridge.json("/api/reviews/r-RV-2", "hr").path("items").path(1);
        assertThat(unknown.path("name").toString()).isEqualTo("{\"hr\":\"x/y\",\"it\":\"x/y\"}");
        assertThat(unknown.path("systemName").path("it").asString()).isEqualTo("x");
        assertThat(unknown.path("reviewer").path("name").path("hr").asString()).isEqualTo("Access team");
    }

    @Test
    void onlyTheReviewerIsShownWhatTheyMayDecide() throws Exception {
        assertThat(actions("/api/reviews/r-RV-1", "boss", 0)).containsExactly("approve", "revoke", "dont-know");
        assertThat(actions("/api/reviews/r-RV-1", "boss", 2)).isEmpty(); // the desk has it
        assertThat(actions("/api/reviews/r-RV-1", "hr", 0)).isEmpty();
        assertThat(actions("/api/reviews/r-RV-1", "admin", 0)).isEmpty();
        assertThat(actions("/api/reviews/r-RV-2", "it", 0)).hasSize(3); // owns the system
        assertThat(actions("/api/reviews/r-RV-2", "it", 1)).hasSize(3); // is of the group
        assertThat(actions("/api/reviews/r-RV-2", "admin", 0)).isEmpty();
        assertThat(actions("/api/reviews/r-RV-2", "admin", 1)).hasSize(3);
        assertThat(bridge.json("/api/reviews/r-RV-1", "boss")
                        .path("allowedActions")
                        .toString())
                .isEqualTo("[\"approve\",\"dont-know\",\"revoke\"]");
    }

    @Test
    void listsFilterAndSort() throws Exception {
        assertThat(ids("/api/reviews?worker=RV-1", "hr")).containsExactly("r-RV-1");
        assertThat(ids("/api/reviews?worker=RV-1&worker=RV-2&status=open&sort=-person", "hr"))
                .containsExactly("r-RV-2", "r-RV-1");
        assertThat(ids("/api/reviews?worker=RV-0&status=done", "hr")).containsExactly("r-RV-0");
        assertThat(ids("/api/reviews?worker=RV-1&worker=RV-2&system=quotes", "hr"))
                .containsExactly("r-RV-1");
        assertThat(ids("/api/reviews?worker=RV-1&worker=RV-2&risk=high", "hr")).containsExactly("r-RV-1");
        assertThat(ids("/api/reviews?worker=RV-2&reason=move", "hr")).containsExactly("r-RV-2");
        assertThat(ids("/api/reviews?worker=RV-2&reason=orphan", "hr")).isEmpty();
        assertThat(ids("/api/reviews?reviewer=RV-0", "hr")).containsExactly("r-RV-1");
        assertThat(ids("/api/reviews?worker=RV-2&reviewer=E-0004", "hr")).containsExactly("r-RV-2");
        assertThat(ids("/api/reviews?worker=RV-2&reviewer=access-fallback", "hr"))
                .containsExactly("r-RV-2");
        assertThat(ids("/api/reviews?worker=RV-2&reviewer=nobody", "hr")).isEmpty();
        assertThat(ids("/api/reviews?person=p-RV-1&overdue=false&due=2026-12-08", "hr"))
                .hasSizeLessThan(2);
        var first = bridge.json("/api/reviews?worker=RV-1&worker=RV-2&sort=person&limit=1", "hr");
        assertThat(ids(
                        "/api/reviews?worker=RV-1&worker=RV-2&sort=person&limit=1&after="
                                + first.path("next").asString(),
                        "hr"))
                .containsExactly("r-RV-2");
        assertThat(bridge.get("/api/reviews?reason=curiosity&status=opne&owner=it", "hr")
                        .body())
                .contains("\"reason\"", "\"status\"", "\"owner\"");
    }

    @Test
    void aManagerSeesTheReviewsTheyDecideAndNotTheirOwn() throws Exception {
        assertThat(ids("/api/reviews", "boss")).containsExactly("r-RV-1");
        assertThat(bridge.get("/api/reviews/r-RV-0", "boss").statusCode()).isEqualTo(404);
        assertThat(bridge.get("/api/reviews/r-RV-1", "manager").statusCode()).isEqualTo(404);
        assertThat(ids("/api/reviews?worker=RV-1&worker=RV-2&worker=RV-0", "auditor"))
                .hasSize(3);
        assertThat(bridge.get("/api/reviews", null).statusCode()).isEqualTo(401);
    }

    @Test
    void anIdItHadBeforeRedirects() throws Exception {
        assertThat(bridge.get("/api/reviews/r-before", "boss").headers().firstValue("Location"))
                .hasValue("/api/reviews/r-RV-1");
    }

    @Test
    void aReviewThatGoesOnUnderAnotherIdIsGone() throws Exception {
        var gone = review("RV-7", 1, item("crm", "user", "open", "RV-9"));
        bridge.tell(person("RV-7", "Gone", "Soon", null));
        bridge.tell(gone);
        assertThat(ids("/api/reviews?worker=RV-7", "hr")).hasSize(1);
        bridge.withdraw(gone);
        assertThat(ids("/api/reviews?worker=RV-7", "hr")).isEmpty();
    }

    private static ReviewItemSnapshot revoked(ReviewItemSnapshot item) {
        return ReviewItemSnapshot.newBuilder(item)
                .setDecision("revoke")
                .setDecidedBy("boss")
                .setDecidedAt(Instant.parse("2026-12-02T10:00:00Z"))
                .setLocked(true)
                .setRemediation("t-1")
                .setRemediationStatus("in-progress")
                .setRemediationDue(Instant.parse("2026-12-15T22:59:59Z"))
                .setTicket("REQ-7")
                .build();
    }

    private static List<String> actions(String path, String role, int item) throws Exception {
        return bridge.json(path, role)
                .path("items")
                .path(item)
                .path("allowedActions")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static List<String> ids(String path, String role) throws Exception {
        var ids = new ArrayList<String>();
        bridge.json(path, role)
                .path("items")
                .forEach(one -> ids.add(one.path("id").asString()));
        return ids;
    }
}
