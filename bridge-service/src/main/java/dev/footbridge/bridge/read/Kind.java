package dev.footbridge.bridge.read;

import java.util.Map;
import java.util.Set;

/** What can be listed, and how. */
public enum Kind {
    PEOPLE(
            "person",
            "bridge.person p",
            "p",
            Map.of(
                    "name", new SortColumn("p.sort_name", "text"),
                    "status", new SortColumn("p.status", "text"),
                    "department", new SortColumn("p.department", "text"),
                    "location", new SortColumn("p.location", "text"),
                    "start", new SortColumn("p.start_date", "date")),
            "name",
            Set.of("worker", "status", "department", "location", "manager")),
    CHECKLISTS(
            "checklist",
            "bridge.checklist c left join bridge.person p on p.id = c.person",
            "c",
            Map.of(
                    "anchor", new SortColumn("c.anchor", "date"),
                    "due", new SortColumn("c.due", "timestamptz"),
                    "status", new SortColumn("c.status", "text"),
                    "checklist", new SortColumn("c.checklist", "text"),
                    "person", new SortColumn("coalesce(p.sort_name, '')", "text")),
            "anchor",
            Set.of(
                    "worker",
                    "department",
                    "location",
                    "manager",
                    "person",
                    "status",
                    "checklist",
                    "owner",
                    "overdue",
                    "due")),
    TASKS(
            "task",
            "bridge.task t left join bridge.person p on p.id = t.person",
            "t",
            Map.of(
                    "due", new SortColumn("t.due", "timestamptz"),
                    "status", new SortColumn("t.status", "text"),
                    "owner", new SortColumn("t.owner", "text"),
                    "checklist", new SortColumn("t.template", "text"),
                    "person", new SortColumn("coalesce(p.sort_name, '')", "text")),
            "due",
            Set.of(
                    "worker",
                    "department",
                    "location",
                    "manager",
                    "person",
                    "status",
                    "checklist",
                    "owner",
                    "overdue",
                    "due")),
    REVIEWS(
            "review",
            "bridge.review r left join bridge.person p on p.id = r.person",
            "r",
            Map.of(
                    "due", new SortColumn("r.due", "timestamptz"),
                    "status", new SortColumn("r.status", "text"),
                    "person", new SortColumn("coalesce(p.sort_name, '')", "text")),
            "due",
            Set.of(
                    "worker",
                    "department",
                    "location",
                    "manager",
                    "person",
                    "status",
                    "reviewer",
                    "reason",
                    "system",
                    "risk",
                    "overdue",
                    "due")),
    UNMATCHED(
            "unmatched",
            "bridge.unmatched_entry u",
            "u",
            Map.of(
                    "since", new SortColumn("u.since", "timestamptz"),
                    "system", new SortColumn("u.system", "text"),
                    "type", new SortColumn("u.type", "text")),
            "since",
            Set.of("system", "type", "status"));

    /** What a list can be sorted by: an expression that is never null, and its type. */
    record SortColumn(String expression, String type) {}

    private final String word;
    private final String from;
    private final String alias;
    private final Map<String, SortColumn> sorts;
    private final String usualSort;
    private final Set<String> filters;

    Kind(String word, String from, String alias, Map<String, SortColumn> sorts, String usualSort, Set<String> filters) {
        this.word = word;
        this.from = from;
        this.alias = alias;
        this.sorts = sorts;
        this.usualSort = usualSort;
        this.filters = filters;
    }

    /** One of them, as the stream names it. */
    public String word() {
        return word;
    }

    String from() {
        return from;
    }

    String alias() {
        return alias;
    }

    /** What is searched in: names of the person, or of what is about none. */
    String search() {
        return this == UNMATCHED ? "u.search" : "p.search";
    }

    SortColumn sort(String name) {
        return sorts.get(name);
    }

    public Set<String> sorts() {
        return sorts.keySet();
    }

    public String usualSort() {
        return usualSort;
    }

    public Set<String> filters() {
        return filters;
    }
}
