package dev.footbridge.it.dispatch;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /it/destinations}, {@code POST /it/destinations/{name}/resume}: how desks do, and going on after a fault. */
@RestController
final class DestinationsController {
    private final DispatchRepository rows;
    private final DestinationsReader policy;
    private final DispatchProperties desks;

    DestinationsController(DispatchRepository rows, DestinationsReader policy, DispatchProperties desks) {
        this.rows = rows;
        this.policy = policy;
        this.desks = desks;
    }

    @GetMapping("/it/destinations")
    Map<String, @Nullable Object> list() {
        var disabled = rows.disabled();
        var faults = rows.faults();
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put(
                "items",
                policy.current().byName().values().stream()
                        .map(destination -> {
                            var shown = new LinkedHashMap<String, @Nullable Object>();
                            shown.put("name", destination.name());
                            shown.put("mode", destination.acts() ? "act" : "observe");
                            shown.put("systems", destination.systems());
                            shown.put("push", desks.desk(destination.name()).url() != null);
                            shown.put("disabled", disabled.get(destination.name()));
                            shown.put("failed", faults.getOrDefault(destination.name(), 0L));
                            return shown;
                        })
                        .toList());
        answer.put("next", null); // all of them, always
        return answer;
    }

    @PostMapping("/it/destinations/{name}/resume")
    ResponseEntity<?> resume(@PathVariable String name) {
        if (!policy.current().byName().containsKey(name)) {
            return TasksController.problem(
                    HttpStatus.NOT_FOUND, "Expected a destination of the policy, but there is none of that name");
        }
        rows.resume(name);
        return ResponseEntity.noContent().build();
    }
}
