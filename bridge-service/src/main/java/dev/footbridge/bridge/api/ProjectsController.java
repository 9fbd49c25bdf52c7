package dev.footbridge.bridge.api;

import dev.footbridge.bridge.policy.Project;
import dev.footbridge.bridge.read.FeedRepository;
import dev.footbridge.bridge.read.PeopleRepository;
import dev.footbridge.bridge.read.ProjectsRepository;
import dev.footbridge.bridge.read.ScopeRepository;
import dev.footbridge.readmodel.access.Account;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** What people work on together: the projects of the policy in force. Everybody sees all of them, and who leads them. */
@RestController
final class ProjectsController {
    private final ProjectsRepository projects;
    private final FeedRepository feeds;
    private final PeopleRepository people;
    private final ScopeRepository scopes;

    ProjectsController(
            ProjectsRepository projects, FeedRepository feeds, PeopleRepository people, ScopeRepository scopes) {
        this.projects = projects;
        this.feeds = feeds;
        this.people = people;
        this.scopes = scopes;
    }

    record Name(String hr, String it) {}

    /** @param id null where the number the policy names is nobody's here, or several people's */
    record Lead(
            @Nullable String id,
            @Nullable String workerNumber,
            @Nullable String name) {}

    /**
     * @param lead null where the policy names nobody
     * @param people who are on it and work here now
     * @param latest as in its feed; null where nothing happened yet
     */
    record Shown(
            String id,
            Name name,
            @Nullable Lead lead,
            long people,
            @Nullable ObjectNode latest) {}

    /** There are as many as the policy has: one page holds them. */
    record Page(List<Shown> items, @Nullable String next) {}

    @GetMapping("/api/projects")
    ResponseEntity<?> projects(@AuthenticationPrincipal Account account, HttpServletRequest request) {
        if (!request.getParameterMap().isEmpty()) {
            return refused(request);
        }
        var all = projects.all().byId();
        var latest = feeds.latest(all.keySet(), scopes.of(account));
        var counts = projects.people();
        var items = all.entrySet().stream()
                .map(one -> shown(
                        one.getKey(), one.getValue(), counts.getOrDefault(one.getKey(), 0L), latest.get(one.getKey())))
                .toList();
        return ResponseEntity.ok(new Page(items, null));
    }

    private Shown shown(String id, Project project, long count, @Nullable ObjectNode latest) {
        var name = new Name(project.name().hr(), project.name().it());
        return new Shown(id, name, lead(project.lead()), count, latest);
    }

    private @Nullable Lead lead(@Nullable String number) {
        if (number == null) {
            return null;
        }
        return people.theOne(number)
                .map(one -> people.named(List.of(one.person()), List.of()).ofPerson(one.person()))
                .map(one -> new Lead(one.id(), one.workerNumber(), one.name()))
                .orElseGet(() -> new Lead(null, number, null));
    }

    private static ResponseEntity<ProblemDetail> refused(HttpServletRequest request) {
        var problems = new TreeMap<String, String>();
        request.getParameterMap()
                .keySet()
                .forEach(name -> problems.put(name, "Expected no parameter, but there is one"));
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, "Expected no parameters of this list, but there are " + problems.keySet());
        problem.setProperty("errors", problems);
        return ResponseEntity.badRequest().body(problem);
    }
}
