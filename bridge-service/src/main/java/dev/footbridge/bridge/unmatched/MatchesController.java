package dev.footbridge.bridge.unmatched;

import dev.footbridge.bridge.decision.AnswerCodec;
import dev.footbridge.bridge.decision.BodyReader;
import dev.footbridge.bridge.decision.BodyReader.Body;
import dev.footbridge.bridge.decision.Decided;
import dev.footbridge.bridge.decision.DecisionProducer;
import dev.footbridge.bridge.decision.ReadYourWritesReader;
import dev.footbridge.bridge.read.Audience;
import dev.footbridge.bridge.read.DeciderRepository;
import dev.footbridge.bridge.read.Kind;
import dev.footbridge.bridge.read.ListingRepository;
import dev.footbridge.bridge.read.ListingRepository.Found;
import dev.footbridge.bridge.read.Scope;
import dev.footbridge.readmodel.access.Account;
import dev.footbridge.schemas.decision.MatchWithdrawn;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /api/unmatched/{id}}, {@code POST} and {@code DELETE /api/unmatched/{id}/match}. */
@RestController
final class MatchesController {
    private static final Scope EVERYBODY = new Scope.Everybody();
    private static final Set<String> FIELDS = Set.of("person", "comment", "identifier", "from", "until");
    private static final String NOTHING = "Expected the event id of something that waits, but there is none";

    private final ListingRepository listings;
    private final MatchesRepository matches;
    private final UnmatchedShownRepository shown;
    private final DeciderRepository deciders;
    private final MatchReader reader;
    private final DecisionProducer decisions;
    private final AnswerCodec answers;
    private final ReadYourWritesReader own;

    MatchesController(
            ListingRepository listings,
            MatchesRepository matches,
            UnmatchedShownRepository shown,
            DeciderRepository deciders,
            MatchReader reader,
            DecisionProducer decisions,
            AnswerCodec answers,
            ReadYourWritesReader own) {
        this.listings = listings;
        this.matches = matches;
        this.shown = shown;
        this.deciders = deciders;
        this.reader = reader;
        this.decisions = decisions;
        this.answers = answers;
        this.own = own;
    }

    @GetMapping("/api/unmatched/{id}")
    ResponseEntity<?> show(
            @AuthenticationPrincipal Account account,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String after) {
        var late = own.await(Kind.UNMATCHED, after);
        if (late.isPresent()) {
            return late.get();
        }
        var stored = find(id);
        return stored == null
                ? AnswerCodec.unknown(NOTHING)
                : ResponseEntity.ok(
                        shown.shown(List.of(stored), deciders.of(account)).get(0));
    }

    @PostMapping("/api/unmatched/{id}/match")
    ResponseEntity<?> match(
            @AuthenticationPrincipal Account account, @PathVariable String id, HttpServletRequest request)
            throws IOException {
        var stored = find(id);
        if (stored == null) {
            return AnswerCodec.unknown(NOTHING);
        }
        var body = BodyReader.read(request, FIELDS, Set.of("person", "comment"));
        return body instanceof Body.Said said ? match(account, stored, said) : ((Body.Refused) body).answer();
    }

    private ResponseEntity<?> match(Account account, ObjectNode stored, Body.Said said) {
        var errors = new TreeMap<String, String>();
        var match = reader.read(stored, said, errors);
        if (match == null) {
            return AnswerCodec.unusable(errors);
        }
        var refusal = deciders.of(account).towards(Audience.of(match.person())).toMatch();
        if (refusal.isPresent()) {
            return AnswerCodec.forbidden(refusal.get());
        }
        var standing = matches.standing(stored.path("id").asString()).orElse(null);
        if (standing != null) {
            return standing.path("person").asString().equals(match.person())
                    ? AnswerCodec.saidBefore("matched")
                    : AnswerCodec.conflict(
                            "Expected something nobody has matched, but it is matched with somebody else: withdraw that");
        }
        if (reader.isSomebodyElses(match)) {
            return AnswerCodec.conflict(
                    "Expected an address nobody has, but HR says that it is somebody else's now: say from when until when");
        }
        var decided = new Decided(
                account.name(),
                said.key(),
                match.person(),
                "match|" + match.identifier().getToken(),
                "matched|" + match.from() + "|" + match.until(),
                String.join("|", matches.everOf(match.identifier().getToken())),
                said.text("comment"));
        if (matches.isWithdrawn(DecisionProducer.idOf(decided))) {
            return AnswerCodec.conflict(
                    "Expected a match that was not withdrawn, but under this Idempotency-Key it was: use another");
        }
        return answers.told(
                decisions.tell(decided, (told, at, personal) -> match.record(told, account.name(), at, personal)));
    }

    @DeleteMapping("/api/unmatched/{id}/match")
    ResponseEntity<?> withdraw(
            @AuthenticationPrincipal Account account, @PathVariable String id, HttpServletRequest request)
            throws IOException {
        var standing = isId(id) ? matches.standing(id).orElse(null) : null;
        if (standing == null) {
            return AnswerCodec.unknown("Expected something that is matched, but nothing of that id is");
        }
        var person = standing.path("person").asString();
        var refusal = deciders.of(account).towards(Audience.of(person)).toMatch();
        if (refusal.isPresent()) {
            return AnswerCodec.forbidden(refusal.get());
        }
        var body = BodyReader.read(request, Set.of("comment"), Set.of());
        if (!(body instanceof Body.Said said)) {
            return ((Body.Refused) body).answer();
        }
        var match = standing.path("id").asString();
        var decided = new Decided(
                account.name(), said.key(), person, "match|" + match, "withdrawn", "", said.text("comment"));
        return answers.told(decisions.tell(
                decided,
                (told, at, personal) -> new MatchWithdrawn(told, person, match, account.name(), at, personal, null)));
    }

    private @Nullable ObjectNode find(String id) {
        return isId(id) && listings.find(Kind.UNMATCHED, id, EVERYBODY) instanceof Found.Here here
                ? here.stored()
                : null;
    }

    private static boolean isId(String id) {
        return id.indexOf('\0') < 0;
    }
}
