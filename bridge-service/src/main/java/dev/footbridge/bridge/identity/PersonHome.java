package dev.footbridge.bridge.identity;

import dev.footbridge.bridge.identity.Word.Answered;
import dev.footbridge.bridge.identity.Word.Asked;
import dev.footbridge.bridge.identity.Word.Linked;
import java.util.List;
import java.util.TreeSet;

/**
 * Who a person is by now. All that are linked tell each other all links they know; since of each link the highest
 * version counts, they come to know the same, in chains and circles too, and choose the same survivor.
 */
final class PersonHome {
    private static final String LINKS = "links";
    private static final String ASKED_BY = "asked-by/";

    private final Desk desk;

    PersonHome(Desk desk) {
        this.desk = desk;
    }

    void hear(Word word) {
        if (word instanceof Asked asked) {
            desk.note(ASKED_BY + asked.asker(), asked);
            desk.say(asked.asker(), answer(links()));
        } else if (word instanceof Linked linked) {
            merge(linked.links());
        }
    }

    private void merge(Links told) {
        var before = links();
        var now = before.with(told);
        if (now.equals(before)) {
            return;
        }
        desk.note(LINKS, new Linked(desk.home(), now));
        var concerned = new TreeSet<>(before.workers());
        concerned.addAll(now.workers());
        for (var worker : concerned) {
            var person = WorkerHome.personOf(worker);
            if (person.equals(desk.home())) {
                desk.say(worker, answer(now));
            } else {
                desk.say(person, new Linked(desk.home(), now));
            }
        }
        if (!answer(now).equals(answer(before))) {
            desk.notes(ASKED_BY).values().forEach(asked -> desk.say(((Asked) asked).asker(), answer(now)));
        }
    }

    private Answered answer(Links links) {
        return new Answered(desk.home(), List.of(Claim.forEver(Rank.HUMAN, links.survivor(desk.home()))));
    }

    private Links links() {
        return desk.note(LINKS) instanceof Linked linked ? linked.links() : Links.NONE;
    }
}
