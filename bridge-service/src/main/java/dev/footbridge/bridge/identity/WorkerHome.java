package dev.footbridge.bridge.identity;

import dev.footbridge.bridge.identity.Word.Answered;
import dev.footbridge.bridge.identity.Word.Claimed;
import dev.footbridge.bridge.identity.Word.Linked;
import dev.footbridge.bridge.person.PersonId;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The home of a worker number: it knows its person before anybody was hired, so facts that come early are heard too,
 * and every fact here is that person's: one hop. It claims for the person what HR names.
 */
final class WorkerHome {
    private static final String PERSON = "person";
    private static final String NAMES = "names/";
    private static final String LINK = "link/";

    private final Desk desk;
    private final Support support;

    WorkerHome(Desk desk) {
        this.desk = desk;
        this.support = new Support(desk);
    }

    /** The person of a worker number that is linked with no other. */
    static String personOf(String token) {
        return PersonId.ofWorker(token).value().toString();
    }

    /**
     * Every fact here is its person's. One of IT is listed as well while HR tells nothing of the number (R6).
     *
     * @param isTold whether HR has told of the number
     */
    void hear(Kept fact, boolean isTold) {
        var person = person();
        var before = desk.kept(fact.eventId());
        desk.keep(fact);
        desk.heard(person, fact);
        if (before != null) {
            recount(person);
            return;
        }
        fact.accounts().forEach(account -> support.add(account, person, fact.effective()));
        if (fact.listed() && !isTold && isOfNumber(person)) {
            desk.waits(fact);
        }
    }

    /** HR tells of the number for the first time. */
    void isTold() {
        if (isOfNumber(person())) {
            listed().forEach(desk::waitsNoMore);
        }
    }

    /** What HR says of names and of others who are the same. @param all what HR said of this worker number, this included */
    void hear(Naming naming, List<Naming> all) {
        if (!desk.notes(NAMES).isEmpty() || all.stream().anyMatch(Naming::isOfNames)) {
            claim(all);
        }
        link(naming.statement().told().eventId(), naming.same());
    }

    /** Who the person is by now: all that is here goes along. */
    void hear(Answered answered, List<Naming> namings) {
        var before = person();
        desk.note(PERSON, answered);
        var person = person();
        if (person.equals(before)) {
            return;
        }
        var facts = desk.facts();
        if (!facts.isEmpty()) {
            desk.moves(before, person);
        }
        for (var fact : facts) {
            desk.takenBack(before, fact);
            desk.heard(person, fact);
        }
        recount(person);
        claim(namings);
        if (namings.isEmpty() && isOfNumber(before)) {
            listed().forEach(desk::waitsNoMore); // HR links it with a number it tells of
        } else if (namings.isEmpty() && isOfNumber(person)) {
            listed().forEach(desk::waits);
        }
    }

    String person() {
        return desk.note(PERSON) instanceof Answered answered
                ? answered.claims().get(0).person()
                : personOf(desk.home());
    }

    private List<Kept> listed() {
        return desk.facts().stream().filter(Kept::listed).toList();
    }

    private boolean isOfNumber(String person) {
        return person.equals(personOf(desk.home()));
    }

    private void recount(String person) {
        support.recount(desk.facts(), (fact, account) -> person);
    }

    private void claim(List<Naming> namings) {
        var claims = HrClaims.of(person(), namings);
        var tokens = new TreeSet<>(claims.keySet());
        desk.notes(NAMES).keySet().forEach(name -> tokens.add(name.substring(NAMES.length())));
        for (var token : tokens) {
            var word = new Claimed(desk.home(), Rank.HR, claims.getOrDefault(token, List.of()));
            if (!word.equals(desk.note(NAMES + token))) {
                desk.note(NAMES + token, word);
                desk.say(token, word);
            }
        }
    }

    /** Both ends are told, and those of before: a mended connector may have meant somebody else. */
    private void link(String fact, @Nullable String other) {
        var before = desk.note(LINK + fact) instanceof Linked linked
                ? linked.links().byFact().get(fact)
                : null;
        if (before == null ? other == null : before.stands() && before.other().equals(other)) {
            return;
        }
        var link = new Link(
                before == null ? 1 : before.version() + 1,
                desk.home(),
                other == null ? before.other() : other,
                other != null);
        var word = new Linked(desk.home() + "/" + fact, Links.of(Map.of(fact, link)));
        desk.note(LINK + fact, word);
        var ends = new TreeSet<>(link.ends());
        if (before != null) {
            ends.addAll(before.ends());
        }
        ends.forEach(end -> desk.say(personOf(end), word));
    }
}
