package dev.footbridge.bridge.unmatched;

import dev.footbridge.bridge.read.Decider;
import dev.footbridge.bridge.read.MatchDecision;
import dev.footbridge.bridge.read.Met;
import dev.footbridge.bridge.read.PeopleRepository;
import dev.footbridge.bridge.read.VocabularyRepository;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What waits as shown: with who it may be, looked for now, and all that a page needs asked for at once. */
public final class UnmatchedShownRepository {
    private final CandidatesRepository candidates;
    private final MatchesRepository matches;
    private final PeopleRepository people;
    private final VocabularyRepository vocabulary;

    UnmatchedShownRepository(
            CandidatesRepository candidates,
            MatchesRepository matches,
            PeopleRepository people,
            VocabularyRepository vocabulary) {
        this.candidates = candidates;
        this.matches = matches;
        this.people = people;
        this.vocabulary = vocabulary;
    }

    /** @param decider who is shown it: the actions allowed are theirs; nobody: none are */
    public List<ObjectNode> shown(List<ObjectNode> stored, @Nullable Decider decider) {
        var standing = matches.standing(
                stored.stream().map(UnmatchedShownRepository::id).toList());
        var clues = new HashMap<String, List<Clue>>();
        stored.stream()
                .filter(one -> !standing.containsKey(id(one)) && isAboutPerson(one))
                .forEach(one -> clues.put(id(one), UnmatchedCodec.clues(one)));
        var called = candidates.called(clues.values().stream()
                .flatMap(List::stream)
                .flatMap(clue -> clue.wanted().stream())
                .collect(Collectors.toSet()));
        var statuses = candidates.statuses(called.keySet());
        var gone = statuses.keySet().stream()
                .filter(person -> statuses.get(person).equals("left"))
                .collect(Collectors.toSet());
        var found = new HashMap<String, List<Candidate>>();
        clues.forEach((event, theirs) -> found.put(event, Candidate.of(theirs, called, gone)));
        var met = met(found.values(), standing.values());
        var words = vocabulary.inForce();
        return stored.stream()
                .map(one -> {
                    var match = standing.get(id(one));
                    var shown = UnmatchedCodec.shown(one, match, found.getOrDefault(id(one), List.of()), met, statuses);
                    UnmatchedCodec.name(shown, words);
                    var actions = shown.putArray("allowedActions");
                    if (decider != null) {
                        entry(one, match).allowed(decider).forEach(actions::add);
                    }
                    return shown;
                })
                .toList();
    }

    /** What begins to wait. */
    public static MatchDecision waiting(ObjectNode stored) {
        return entry(stored, null);
    }

    private static MatchDecision entry(ObjectNode stored, @Nullable ObjectNode match) {
        return new MatchDecision(
                isAboutPerson(stored) && hasWhatCanBeMatched(stored),
                match == null ? null : match.path("person").asString());
    }

    /** The identifiers of a report are those of who made it. */
    private static boolean isAboutPerson(ObjectNode stored) {
        return !stored.path("type").asString().equals("task-reported");
    }

    /** A worker number says by itself whose it is, whatever else is named. */
    private static boolean hasWhatCanBeMatched(ObjectNode stored) {
        return UnmatchedCodec.isNamed(stored) && !UnmatchedCodec.namesWorkerNumber(stored);
    }

    private Map<String, Met> met(Collection<List<Candidate>> found, Collection<ObjectNode> standing) {
        Set<String> persons = new HashSet<>();
        found.forEach(all -> all.forEach(candidate -> persons.add(candidate.person())));
        standing.forEach(match -> persons.add(match.path("person").asString()));
        return people.met(persons, Set.of()).stream()
                .collect(Collectors.toMap(met -> met.name().id(), met -> met));
    }

    private static String id(ObjectNode stored) {
        return stored.path("id").asString();
    }
}
