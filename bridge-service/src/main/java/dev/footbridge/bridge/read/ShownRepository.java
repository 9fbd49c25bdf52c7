package dev.footbridge.bridge.read;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Stored snapshots as shown, with all names of a page asked for at once. */
public final class ShownRepository {
    private final PeopleRepository people;
    private final ShownCodec codec;
    private final ReviewCodec reviews;

    public ShownRepository(PeopleRepository people, ShownCodec codec, ReviewCodec reviews) {
        this.people = people;
        this.codec = codec;
        this.reviews = reviews;
    }

    /** @param decider who is shown it: the actions allowed are theirs */
    public List<ObjectNode> shown(Kind kind, List<ObjectNode> stored, Decider decider, Instant now) {
        if (kind == Kind.PEOPLE) {
            var names = managers(stored);
            return stored.stream().map(one -> codec.person(one, names)).toList();
        }
        if (kind == Kind.REVIEWS) {
            return reviews(stored, decider, now);
        }
        var met = met(stored);
        var names = Names.of(met);
        return stored.stream()
                .map(one -> {
                    var person = met.get(one.path("person").asString());
                    var standing = person == null ? Standing.ofOnlooker() : decider.towards(person.audience());
                    return kind == Kind.CHECKLISTS
                            ? codec.checklist(one, names, standing, now)
                            : codec.task(one, names, standing, now);
                })
                .toList();
    }

    private List<ObjectNode> reviews(List<ObjectNode> stored, Decider decider, Instant now) {
        var persons = stored.stream().map(one -> one.path("person").asString()).collect(Collectors.toSet());
        var reviewers = stored.stream().flatMap(one -> ReviewCodec.reviewers(one).stream());
        var met = people.met(persons, ReviewCodec.workers(reviewers));
        var names = Names.of(met);
        var audiences = met.stream().collect(Collectors.toMap(one -> one.name().id(), Met::audience));
        return stored.stream()
                .map(one -> {
                    var person = one.path("person").asString();
                    var audience = audiences.getOrDefault(person, Audience.of(person));
                    var standing = decider.towards(audience.reviewedBy(ReviewCodec.reviewers(one)));
                    return reviews.shown(one, names, standing, now);
                })
                .toList();
    }

    private Names managers(List<ObjectNode> stored) {
        Set<String> wanted = new HashSet<>();
        stored.forEach(person -> wanted.addAll(managersOf(person)));
        return people.named(Set.of(), wanted);
    }

    /** Those whose matters they are, by id. */
    private Map<String, Met> met(List<ObjectNode> stored) {
        var wanted = stored.stream().map(one -> one.path("person").asString()).collect(Collectors.toSet());
        return people.met(wanted, Set.of()).stream()
                .collect(Collectors.toMap(met -> met.name().id(), met -> met));
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
