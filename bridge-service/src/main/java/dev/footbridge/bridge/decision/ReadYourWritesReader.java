package dev.footbridge.bridge.decision;

import dev.footbridge.bridge.read.Kind;
import dev.footbridge.readmodel.projection.Projections;
import dev.footbridge.schemas.topic.Topic;
import dev.footbridge.schemas.topic.Topics;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** {@code ?after=}: reads what a decision was answered with, and waits until what came of it is shown. */
public final class ReadYourWritesReader {
    /** The projection that shows what waits; it reads what was decided. */
    private static final String UNMATCHED = "unmatched";

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final AnswerCodec answers;
    private final PlannedRepository planned;
    private final Projections projections;

    ReadYourWritesReader(AnswerCodec answers, PlannedRepository planned, Projections projections) {
        this.answers = answers;
        this.planned = planned;
        this.projections = projections;
    }

    /** Empty: it is no position. */
    public Optional<DecisionPosition> open(String after) {
        return answers.open(after);
    }

    /** Waits for a moment until a list of this kind shows it; an answer when that was not enough. */
    public Optional<ResponseEntity<?>> await(Kind kind, DecisionPosition decided) {
        try {
            return isShown(kind, decided) ? Optional.empty() : Optional.of(notYet());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(notYet());
        }
    }

    /** @param after what somebody wrote; null: nothing to wait for */
    public Optional<ResponseEntity<?>> await(Kind kind, @Nullable String after) {
        if (after == null) {
            return Optional.empty();
        }
        var decided = open(after);
        return decided.isEmpty()
                ? Optional.of(AnswerCodec.problem(
                        HttpStatus.BAD_REQUEST, "Expected after to be the position of a decision, but it is not"))
                : await(kind, decided.get());
    }

    /** What was said of what waits is shown as it was said; what comes of it in tasks, once it is planned. */
    private boolean isShown(Kind kind, DecisionPosition decided) throws InterruptedException {
        return kind == Kind.UNMATCHED
                ? projections.await(UNMATCHED, Topics.DECISIONS.name(), decided.partition(), decided.offset(), PATIENCE)
                : planned.await(topicOf(kind).name(), decided, PATIENCE);
    }

    private static Topic topicOf(Kind kind) {
        return kind == Kind.REVIEWS ? Topics.REVIEWS : Topics.CHECKLISTS;
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
