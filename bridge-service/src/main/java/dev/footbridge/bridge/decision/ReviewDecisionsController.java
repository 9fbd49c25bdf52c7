package dev.footbridge.bridge.decision;

import dev.footbridge.bridge.person.ReviewDecision;
import dev.footbridge.bridge.read.DeciderRepository;
import dev.footbridge.bridge.read.ScopeRepository;
import dev.footbridge.bridge.read.Standing;
import dev.footbridge.readmodel.access.Account;
import dev.footbridge.schemas.decision.ReviewDecided;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/reviews/{id}/items/{item}/decision} (R27). */
@RestController
final class ReviewDecisionsController {
    private static final String DECISION = "decision";
    private static final String COMMENT = "comment";

    private final ReviewItemsRepository items;
    private final ScopeRepository scopes;
    private final DeciderRepository deciders;
    private final DecisionProducer decisions;
    private final AnswerCodec answers;

    ReviewDecisionsController(
            ReviewItemsRepository items,
            ScopeRepository scopes,
            DeciderRepository deciders,
            DecisionProducer decisions,
            AnswerCodec answers) {
        this.items = items;
        this.scopes = scopes;
        this.deciders = deciders;
        this.decisions = decisions;
        this.answers = answers;
    }

    @PostMapping("/api/reviews/{review}/items/{item}/decision")
    ResponseEntity<?> decide(
            @AuthenticationPrincipal Account account,
            @PathVariable String review,
            @PathVariable String item,
            HttpServletRequest request)
            throws IOException {
        var found = items.find(review, item).orElse(null);
        var standing =
                found == null ? Standing.ofOnlooker() : deciders.of(account).towards(found.audience());
        if (found == null || !isTheirBusiness(account, found, standing)) {
            return AnswerCodec.unknown("Expected an item of an access review, but there is none of that id");
        }
        var refusal = standing.toReview(found.stand().reviewer());
        if (refusal.isPresent()) {
            return AnswerCodec.forbidden(refusal.get());
        }
        var body = BodyReader.read(request, Set.of(DECISION, COMMENT), Set.of(DECISION));
        return body instanceof BodyReader.Body.Said said
                ? decide(account, found, said)
                : ((BodyReader.Body.Refused) body).answer();
    }

    /** Whoever it is about may know that it is not theirs to decide. */
    private boolean isTheirBusiness(Account account, FoundReviewItem found, Standing standing) {
        return standing.relation() == Standing.Relation.SELF
                || scopes.of(account).sees(found.audience());
    }

    private ResponseEntity<?> decide(Account account, FoundReviewItem item, BodyReader.Body.Said said) {
        var word = said.texts().getOrDefault(DECISION, "");
        var decision = ReviewDecision.of(word).orElse(null);
        if (decision == null) {
            return AnswerCodec.unusable(
                    new TreeMap<>(Map.of(DECISION, "Expected one of " + words() + ", but it is not")));
        }
        if (item.stand().needsComment(decision) && said.text(COMMENT) == null) {
            return AnswerCodec.unusable(
                    new TreeMap<>(Map.of(COMMENT, "Expected a reason to " + word + " this, but there is none")));
        }
        var conflict = item.stand().conflict();
        if (conflict.isPresent()) {
            return AnswerCodec.conflict(conflict.get());
        }
        var decided = new Decided(
                account.name(),
                said.key(),
                item.person(),
                "review|" + item.review() + "|" + item.id(),
                decision.word(),
                item.before(),
                said.text(COMMENT));
        return answers.told(decisions.tell(
                decided,
                (told, at, personal) -> new ReviewDecided(
                        told,
                        item.person(),
                        item.review(),
                        item.id(),
                        decision.word(),
                        account.name(),
                        at,
                        personal,
                        null)));
    }

    private static Set<String> words() {
        return Arrays.stream(ReviewDecision.values())
                .map(ReviewDecision::word)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
