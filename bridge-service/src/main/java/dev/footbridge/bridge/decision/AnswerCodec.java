package dev.footbridge.bridge.decision;

import dev.footbridge.bridge.read.OpaqueText;
import dev.footbridge.bridge.read.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** What becomes of a decision, as HTTP says it; problems as RFC 9457. */
public final class AnswerCodec {
    private static final String RETRY_AFTER = "2";

    private final OpaqueText positions;

    /** @param streamKey secret of the installation behind texts that callers carry */
    public AnswerCodec(String streamKey) {
        this.positions = new OpaqueText(streamKey, "decision");
    }

    /** 202 and the position, or 503: nobody knows whether the log has it. */
    public ResponseEntity<?> told(Optional<DecisionPosition> position) {
        return position.<ResponseEntity<?>>map(at -> ResponseEntity.accepted().body(Map.of("position", seal(at))))
                .orElseGet(AnswerCodec::away);
    }

    public String seal(DecisionPosition position) {
        return positions.seal(position.text(), "");
    }

    /** Empty: it is no position of ours. */
    public Optional<DecisionPosition> open(String position) {
        return positions.open(position, "").flatMap(DecisionPosition::of);
    }

    /** It was so already: saying it again is no error, and changes nothing. */
    public static ResponseEntity<?> saidBefore(String status) {
        return ResponseEntity.ok(Map.of("status", status));
    }

    public static ResponseEntity<?> forbidden(Refusal refusal) {
        return problem(HttpStatus.FORBIDDEN, refusal.detail());
    }

    public static ResponseEntity<?> unknown(String expected) {
        return problem(HttpStatus.NOT_FOUND, expected);
    }

    public static ResponseEntity<?> conflict(String expected) {
        return problem(HttpStatus.CONFLICT, expected);
    }

    /** @param errors what was expected, by field */
    public static ResponseEntity<?> unusable(SortedMap<String, String> errors) {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_CONTENT, "Expected other fields: " + errors.keySet());
        problem.setProperty("errors", errors);
        return of(problem);
    }

    public static ResponseEntity<?> problem(HttpStatus status, String detail) {
        return of(ProblemDetail.forStatusAndDetail(status, detail));
    }

    private static ResponseEntity<?> away() {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatusAndDetail(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "Expected the log to take the decision, but it did not answer in time: say it again"));
    }

    private static ResponseEntity<?> of(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
