package dev.footbridge.bridge.decision;

import static dev.footbridge.bridge.read.Announced.item;
import static dev.footbridge.bridge.read.Announced.person;
import static dev.footbridge.bridge.read.Announced.review;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.bridge.read.ReadSide;
import dev.footbridge.schemas.bridge.ReviewItemSnapshot;
import dev.footbridge.schemas.bridge.ReviewSnapshot;
import dev.footbridge.schemas.decision.ReviewDecided;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Deciding about access over HTTP, down to the records on the log (R24, R27). */
class ReviewDecisionsTest {
    private static ReadSide bridge;

    @BeforeAll
    static void announce() throws Exception {
        bridge = ReadSide.running();
        bridge.tell(person("RV-0", "Grace", "Boss", "RV-9"));
        bridge.tell(person("E-0003", "Ivo", "Desk", null));
        bridge.tell(person("RD-1", "Mara", "Mover", "RV-0"));
        bridge.tell(ReviewSnapshot.newBuilder(review(
                        "RD-1",
                        1,
                        item("crm", "user", "open", "RV-0"),
                        item("crm", "admin", "open", "RV-0"),
                        ReviewItemSnapshot.newBuilder(item("quotes", "author", "decided", "RV-0"))
                                .setDecision("revoke")
                                .setLocked(true)
                                .build(),
                        item("code", "developer", "gone", "RV-0"),
                        item("wiki", "editor", "withdrawn", "RV-0"),
                        item("erp", "accountant", "open", "owner:crm")))
                .setFormerIds(List.of("r-before-RD-1"))
                .build());
        bridge.tell(ReviewSnapshot.newBuilder(review("RV-0", 1, item("crm", "user", "open", "RV-9")))
                .setId("r-of-the-boss")
                .build());
        bridge.tell(ReviewSnapshot.newBuilder(review("E-0003", 1, item("crm", "user", "open", "group:access-fallback")))
                .setId("r-of-the-desk")
                .build());
    }

    @Test
    void aDecisionIsOnTheLogUnderItsPersonWithWhoWhenAndWhy() throws Exception {
        var answer = decide("r-RD-1", "i-user", "boss", "revoke", "not her work any more");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        var told = only("not her work any more");
        assertThat(told.getPerson()).isEqualTo("p-RD-1");
        assertThat(told.getReview()).isEqualTo("r-RD-1");
        assertThat(told.getItem()).isEqualTo("i-user");
        assertThat(told.getDecision()).isEqualTo("revoke");
        assertThat(told.getBy()).isEqualTo("boss");
        assertThat(told.getTold().getSource()).isEqualTo("footbridge");
        assertThat(told.getAt()).isEqualTo(told.getTold().getTold());
    }

    @Test
    void whoeverDecidedMayWaitForWhatComesOfIt() throws Exception {
        var answer = decide("r-RD-1", "i-user", "boss", "approve", "to be waited for");
        var position =
                JsonMapper.shared().readTree(answer.body()).path("position").asString();
        bridge.planEverythingDecided();
        assertThat(bridge.get("/api/reviews/r-RD-1?after=" + position, "boss").statusCode())
                .isEqualTo(200);
        assertThat(bridge.get("/api/reviews?after=" + position, "boss").statusCode())
                .isEqualTo(200);
        assertThat(bridge.get("/api/reviews/r-RD-1?after=x", "boss").statusCode())
                .isEqualTo(400);
    }

    @Test
    void anIdOfBeforeDecidesAboutTheReviewItIsByNow() throws Exception {
        assertThat(decide("r-before-RD-1", "i-user", "boss", "dont-know", "by the former id")
                        .statusCode())
                .isEqualTo(202);
        assertThat(only("by the former id").getReview()).isEqualTo("r-RD-1");
    }

    @Test
    void toTakeAwayAndToLeaveWhatIsPrivilegedTakesAReason() throws Exception {
        for (var words :
                List.of(List.of("i-user", "revoke"), List.of("i-admin", "approve"), List.of("i-admin", "revoke"))) {
            var answer = decide("r-RD-1", words.get(0), "boss", words.get(1), null);
            assertThat(answer.statusCode()).as(words + answer.body()).isEqualTo(422);
            assertThat(answer.body()).contains("\"comment\"");
        }
        assertThat(decide("r-RD-1", "i-user", "boss", "approve", null).statusCode())
                .isEqualTo(202);
        assertThat(decide("r-RD-1", "i-admin", "boss", "dont-know", null).statusCode())
                .isEqualTo(202);
        var unknown = decide("r-RD-1", "i-user", "boss", "postpone", "x");
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains("\"decision\"", "dont-know");
        assertThat(bridge.post("/api/reviews/r-RD-1/items/i-user/decision", "boss", "{}", null)
                        .statusCode())
                .isEqualTo(422);
        assertThat(bridge.post(
                                "/api/reviews/r-RD-1/items/i-user/decision",
                                "boss",
                                "{\"decision\":\"approve\",\"coment\":\"x\"}",
                                null)
                        .body())
                .contains("\"coment\"");
    }

    @Test
    void nobodyDecidesAboutTheirOwnAccess() throws Exception {
        var own = decide("r-of-the-boss", "i-user", "boss", "approve", "mine");
        assertThat(own.statusCode()).isEqualTo(403);
        assertThat(own.body()).contains("nobody decides about their own access");
        assertThat(decide("r-of-the-desk", "i-user", "it", "approve", "of the group, but mine")
                        .statusCode())
                .isEqualTo(403);
        assertThat(decide("r-of-the-desk", "i-user", "admin", "approve", "of the same group")
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void onlyTheReviewerDecides() throws Exception {
        for (var role : List.of("hr", "admin", "it", "robot")) {
            assertThat(decide("r-RD-1", "i-user", role, "approve", "x").statusCode())
                    .as(role)
                    .isEqualTo(403);
        }
        assertThat(decide("r-RD-1", "i-user", "auditor", "approve", "x").statusCode())
                .isEqualTo(403);
        assertThat(decide("r-RD-1", "i-accountant", "boss", "approve", "x").statusCode())
                .isEqualTo(403); // of this item somebody else is
        assertThat(decide("r-RD-1", "i-accountant", "it", "approve", "x").statusCode())
                .isEqualTo(202);
        assertThat(decide("r-RD-1", "i-user", "manager", "approve", "x").statusCode())
                .isEqualTo(404);
        assertThat(bridge.send(bridge.request("/api/reviews/r-RD-1/items/i-user/decision", null)
                                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whatIsNotThereIsNotFoundAndWhatIsOverIsInConflict() throws Exception {
        assertThat(decide("r-RD-1", "i-none", "boss", "approve", "x").statusCode())
                .isEqualTo(404);
        assertThat(decide("r-none", "i-user", "boss", "approve", "x").statusCode())
                .isEqualTo(404);
        for (var item : List.of("i-author", "i-developer", "i-editor")) {
            var answer = decide("r-RD-1", item, "boss", "approve", "x");
            assertThat(answer.statusCode()).as(item + answer.body()).isEqualTo(409);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
    }

    @Test
    void sayingItTwiceIsSayingItOnce() throws Exception {
        var body = "{\"decision\":\"revoke\",\"comment\":\"said twice\"}";
        for (int i = 0; i < 2; i++) {
            assertThat(bridge.post("/api/reviews/r-RD-1/items/i-user/decision", "boss", body, "key-1")
                            .statusCode())
                    .isEqualTo(202);
        }
        assertThat(told("said twice"))
                .hasSize(2)
                .extracting(told -> told.getTold().getEventId())
                .containsOnly(told("said twice").get(0).getTold().getEventId());
    }

    private static HttpResponse<String> decide(String review, String item, String role, String decision, String comment)
            throws Exception {
        var body =
                JsonMapper.shared().createObjectNode().put("decision", decision).put("comment", comment);
        return bridge.post("/api/reviews/" + review + "/items/" + item + "/decision", role, body.toString(), null);
    }

    private static ReviewDecided only(String comment) {
        assertThat(told(comment)).hasSize(1);
        return told(comment).get(0);
    }

    private static List<ReviewDecided> told(String comment) {
        return bridge.decisions().stream()
                .map(bridge::decoded)
                .filter(ReviewDecided.class::isInstance)
                .map(ReviewDecided.class::cast)
                .filter(told -> told.getPersonal() != null
                        && Objects.equals(comment, told.getPersonal().getText()))
                .toList();
    }
}
