package dev.footbridge.bridge.read;

import dev.footbridge.bridge.policy.Policy;
import dev.footbridge.bridge.policy.Project;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** The projects there are, by the newest policy, and who is on them. */
public final class ProjectsRepository {
    private static final String COUNTS = """
            select on_it.project, count(*) from bridge.person p cross join lateral unnest(p.projects) as on_it(project)
            where p.status in ('active', 'absent') group by on_it.project""";

    private final JdbcTemplate sql;
    private final VocabularyRepository policies;
    private final PeopleRepository people;

    public ProjectsRepository(JdbcTemplate sql, VocabularyRepository policies, PeopleRepository people) {
        this.sql = sql;
        this.policies = policies;
        this.people = people;
    }

    /** @param since when they were published */
    public record Projects(SortedMap<String, Project> byId, Instant since) {
        static final Projects NONE = new Projects(Collections.emptySortedMap(), Instant.EPOCH);
    }

    public Projects all() {
        return policies.newest().map(ProjectsRepository::of).orElse(Projects.NONE);
    }

    private static Projects of(Policy policy) {
        return new Projects(Collections.unmodifiableSortedMap(new TreeMap<>(policy.projects())), policy.publishedAt());
    }

    /** People who work here now, by the projects they are on. */
    public Map<String, Long> people() {
        Map<String, Long> counts = new HashMap<>();
        sql.query(COUNTS, row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }

    /** The projects whose lead has one of these worker numbers. */
    Set<String> ledBy(Set<String> workers) {
        var projects = all().byId();
        var leads = projects.values().stream()
                .map(Project::lead)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var theirs = people.tokensOf(leads);
        return projects.entrySet().stream()
                .filter(project -> project.getValue().lead() != null)
                .filter(project ->
                        !Collections.disjoint(theirs.get(project.getValue().lead()), workers))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
