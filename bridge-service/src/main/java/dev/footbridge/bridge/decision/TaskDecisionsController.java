package dev.footbridge.bridge.decision;

import dev.footbridge.bridge.decision.BodyReader.Body;
import dev.footbridge.bridge.read.DeciderRepository;
import dev.footbridge.bridge.read.ScopeRepository;
import dev.footbridge.bridge.read.TaskDecision;
import dev.footbridge.readmodel.access.Account;
import dev.footbridge.schemas.decision.TaskCompleted;
import dev.footbridge.schemas.decision.TaskWaived;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/checklists/{id}/tasks/{task}/complete} and {@code /waive}. */
@RestController
final class TaskDecisionsController {
    private final TasksRepository tasks;
    private final ScopeRepository scopes;
    private final DeciderRepository deciders;
    private final DecisionProducer decisions;
    private final AnswerCodec answers;

    TaskDecisionsController(
            TasksRepository tasks,
            ScopeRepository scopes,
            DeciderRepository deciders,
            DecisionProducer decisions,
            AnswerCodec answers) {
        this.tasks = tasks;
        this.scopes = scopes;
        this.deciders = deciders;
        this.decisions = decisions;
        this.answers = answers;
    }

    @PostMapping("/api/checklists/{checklist}/tasks/**")
    ResponseEntity<?> decide(@AuthenticationPrincipal Account account, HttpServletRequest request) throws IOException {
        var path = TaskPath.of(request.getRequestURI()).orElse(null);
        var decision = path == null ? null : TaskDecision.named(path.verb()).orElse(null);
        if (path == null || decision == null) {
            return AnswerCodec.unknown("Expected complete or waive of a task, but it is something else");
        }
        var task = tasks.find(path.checklist(), path.task(), scopes.of(account)).orElse(null);
        if (task == null) {
            return AnswerCodec.unknown("Expected a task of a checklist, but there is none of that id");
        }
        var standing = deciders.of(account).towards(task.audience());
        var refusal = decision.refusal(standing, task.stand().matter());
        if (refusal.isPresent()) {
            return AnswerCodec.forbidden(refusal.get());
        }
        var needed = decision == TaskDecision.WAIVE ? Set.of("comment") : Set.<String>of();
        var body = BodyReader.read(request, Set.of("comment"), needed);
        return body instanceof Body.Said said ? decide(account, decision, task, said) : ((Body.Refused) body).answer();
    }

    private ResponseEntity<?> decide(Account account, TaskDecision decision, FoundTask task, Body.Said said) {
        if (decision.isSaid(task.stand())) {
            return AnswerCodec.saidBefore(task.stand().status());
        }
        var conflict = decision.conflict(task.stand());
        if (conflict.isPresent()) {
            return AnswerCodec.conflict(conflict.get());
        }
        var decided = new Decided(
                account.name(),
                said.key(),
                task.person(),
                "task|" + task.checklist() + "|" + task.id(),
                decision.said(),
                task.before(),
                said.text("comment"));
        return answers.told(decisions.tell(
                decided,
                (told, at, personal) -> decision == TaskDecision.COMPLETE
                        ? new TaskCompleted(
                                told, task.person(), task.checklist(), task.id(), account.name(), at, personal, null)
                        : new TaskWaived(
                                told, task.person(), task.checklist(), task.id(), account.name(), at, personal, null)));
    }
}
