package dev.footbridge.bridge.read;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Stored snapshots as shown, with all names of a page asked for at once. */
public final class ShownRepository {
    private final PeopleRepository people;
    private final ShownCodec codec;

    public ShownRepository(PeopleRepository people, ShownCodec codec) {
        this.people = people;
        this.codec = codec;
    }

    public List<ObjectNode> shown(Kind kind, List<ObjectNode> stored, Instant now) {
        var names = names(kind, stored);
        return stored.stream().map(one -> shown(kind, one, names, now)).toList();
    }

    private ObjectNode shown(Kind kind, ObjectNode stored, Names names, Instant now) {
        return switch (kind) {
            case PEOPLE -> codec.person(stored, names);
            case CHECKLISTS -> codec.checklist(stored, names, now);
            case TASKS -> codec.task(stored, names, now);
        };
    }

    private Names names(Kind kind, List<ObjectNode> stored) {
        Set<String> wanted = new HashSet<>();
        if (kind == Kind.PEOPLE) {
            stored.forEach(person -> wanted.addAll(managersOf(person)));
            return people.named(Set.of(), wanted);
        }
        stored.forEach(one -> wanted.add(one.path("person").asString()));
        return people.named(wanted, Set.of());
    }

    /** Tokens of the managers a stored person names. */
    public static Set<String> managersOf(ObjectNode person) {
        Set<String> managers = new HashSet<>();
        person.path("employments").forEach(employment -> {
            if (employment.path("manager").isString()) {
                managers.add(employment.path("manager").asString());
            }
        });
        return managers;
    }
}
