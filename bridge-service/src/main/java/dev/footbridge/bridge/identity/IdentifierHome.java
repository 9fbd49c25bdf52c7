package dev.footbridge.bridge.identity;

import dev.footbridge.bridge.identity.Word.Answered;
import dev.footbridge.bridge.identity.Word.Asked;
import dev.footbridge.bridge.identity.Word.Claimed;
import dev.footbridge.bridge.identity.Word.Owned;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The home of an e-mail address, an account, a person id of the organisation, or a task: whose it is when, and the
 * facts that have nothing better. Every decision is a function of all that was last said here, so it does not matter in
 * which order homes spoke.
 */
final class IdentifierHome {
    private static final String CLAIMED = "claimed/";
    private static final String ASKED_BY = "asked-by/";
    private static final String ASKED = "asked/";
    private static final String ANSWERED = "answered/";
    private static final String OWNER = "owner";

    /** What this home knows of its own identifier and of others. */
    private record Known(String home, Claims own, Map<String, Claims> answers) {

        Map<String, Claims> of(Kept fact) {
            var known = new HashMap<String, Claims>();
            if (fact.bySelf()) {
                known.put(home, own);
            }
            fact.others().forEach(other -> known.put(other, answers.getOrDefault(other, Claims.NONE)));
            return known;
        }
    }

    private final Desk desk;
    private final Support support;

    IdentifierHome(Desk desk) {
        this.desk = desk;
        this.support = new Support(desk);
    }

    void hear(Kept fact) {
        fact.others().forEach(other -> ask(other, false));
        var before = desk.kept(fact.eventId());
        var known = known();
        if (before != null && before.person() != null) {
            replace(before, fact, known);
        } else {
            give(fact.decided(null, before != null && before.listed()), known);
        }
        if (before != null) {
            recount(known);
        } else {
            fact.accounts().forEach(account -> support(fact, account, known));
        }
        askWhoMatchedPeopleAre();
    }

    void hear(Word word) {
        if (word instanceof Asked asked) {
            desk.note(ASKED_BY + asked.asker(), asked);
            desk.say(asked.asker(), new Answered(desk.home(), claims().all()));
        } else if (word instanceof Claimed claimed) {
            change(CLAIMED + claimed.rank() + "/" + claimed.by(), claimed);
        } else if (word instanceof Owned owned) {
            var claim = Claim.forEver(Rank.HUMAN, owned.person());
            change(CLAIMED + Rank.HUMAN + "/" + OWNER, new Claimed(OWNER, Rank.HUMAN, List.of(claim)));
        } else if (word instanceof Answered answered) {
            change(ANSWERED + answered.of(), answered);
        }
        askWhoMatchedPeopleAre();
    }

    /** Notes it; whoever asked is told when that changes whose this is, and every fact here is looked at again. */
    private void change(String name, Word word) {
        if (word.equals(desk.note(name))) {
            return;
        }
        var before = claims();
        desk.note(name, word);
        var after = claims();
        if (!after.equals(before)) {
            desk.notes(ASKED_BY)
                    .values()
                    .forEach(asked -> desk.say(((Asked) asked).asker(), new Answered(desk.home(), after.all())));
        }
        if (word instanceof Answered || !after.equals(before)) {
            var known = known();
            desk.facts().forEach(fact -> give(fact, known));
            recount(known);
        }
    }

    private void give(Kept fact, Known known) {
        var person = Decision.of(fact.effective(), known.of(fact).values());
        var waits = person == null && known.answers().keySet().containsAll(fact.others());
        var decided = fact.decided(person, waits || person == null && fact.listed());
        desk.keep(decided);
        if (fact.person() != null && !fact.person().equals(person)) {
            desk.takenBack(fact.person(), fact);
        }
        if (person != null && !person.equals(fact.person())) {
            desk.heard(person, decided);
        }
        announce(fact, decided);
    }

    /** A copy that counts more: whoever hears it hears the new one. */
    private void replace(Kept before, Kept copy, Known known) {
        var person = Decision.of(copy.effective(), known.of(copy).values());
        if (before.person() != null && !before.person().equals(person)) {
            desk.takenBack(before.person(), before);
        }
        give(copy.decided(null, false), known);
    }

    private void announce(Kept before, Kept now) {
        if (now.listed() && !before.listed()) {
            desk.waits(now);
        } else if (before.listed() && !now.listed()) {
            desk.waitsNoMore(now);
        }
    }

    private void support(Kept fact, String account, Known known) {
        var person = supported(fact, account, known);
        if (person != null) {
            support.add(account, person, fact.effective());
        }
    }

    private void recount(Known known) {
        support.recount(desk.facts(), (fact, account) -> supported(fact, account, known));
    }

    /** Whose an account is by this fact: by its other identifiers alone, and only where they all agree. */
    private @Nullable String supported(Kept fact, String account, Known known) {
        var all = known.of(fact);
        var firmly = Decision.firmly(fact.effective(), all.values());
        all.remove(account);
        return firmly != null && firmly.equals(Decision.firmly(fact.effective(), all.values())) ? firmly : null;
    }

    /** Of people that humans matched, as they are by now: records are linked. */
    private Claims claims() {
        var claims = new ArrayList<Claim>();
        for (var word : desk.notes(CLAIMED).values()) {
            for (var claim : ((Claimed) word).claims()) {
                claims.add(claim.rank() == Rank.HUMAN ? claim.of(byNow(claim.person())) : claim);
            }
        }
        return Claims.of(claims);
    }

    private String byNow(String person) {
        return desk.note(ANSWERED + person) instanceof Answered answered
                ? answered.claims().get(0).person()
                : person;
    }

    private Known known() {
        var answers = new HashMap<String, Claims>();
        desk.notes(ANSWERED)
                .values()
                .forEach(word -> answers.put(((Answered) word).of(), Claims.of(((Answered) word).claims())));
        return new Known(desk.home(), claims(), answers);
    }

    /** Not before anybody wants to know: most tasks are never reported on. */
    private void askWhoMatchedPeopleAre() {
        var people = new TreeSet<String>();
        desk.notes(CLAIMED + Rank.HUMAN + "/").values().forEach(word -> people.addAll(people((Claimed) word)));
        people.removeIf(person -> desk.note(ASKED + person) != null);
        if (!people.isEmpty() && isWanted()) {
            people.forEach(person -> ask(person, true));
        }
    }

    private boolean isWanted() {
        return !desk.notes(ASKED_BY).isEmpty() || !desk.facts().isEmpty();
    }

    private void ask(String other, boolean aboutPerson) {
        if (desk.note(ASKED + other) == null) {
            var word = new Asked(desk.home(), aboutPerson);
            desk.note(ASKED + other, word);
            desk.say(other, word);
        }
    }

    private static Collection<String> people(Claimed claimed) {
        return claimed.claims().stream().map(Claim::person).toList();
    }
}
