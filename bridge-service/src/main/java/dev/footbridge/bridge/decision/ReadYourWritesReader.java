package dev.footbridge.bridge.decision;

import dev.footbridge.bridge.read.Kind;
import dev.footbridge.schemas.topic.Topics;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** {@code ?after=}: reads what a decision was answered with, and waits until what came of it is shown. */
public final class ReadYourWritesReader {
    private final AnswerCodec answers;
    private final PlannedRepository planned;

    ReadYourWritesReader(AnswerCodec answers, PlannedRepository planned) {
        this.answers = answers;
        this.planned = planned;
    }

    /** Empty: it is no position. */
    public Optional<DecisionPosition> open(String after) {
        return answers.open(after);
    }

    /** Waits for a moment until a list of this kind shows it; an answer when that was not enough. */
    public Optional<ResponseEntity<?>> await(Kind kind, DecisionPosition decided) {
        var topic = kind == Kind.REVIEWS ? Topics.REVIEWS : Topics.CHECKLISTS;
        return planned.await(topic.name(), decided) ? Optional.empty() : Optional.of(notYet());
    }

    private static ResponseEntity<?> notYet() {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(
                        ProblemDetail.forStatusAndDetail(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "Expected to show by now what came of the decision, but it is still being worked on: ask again"));
    }
}
