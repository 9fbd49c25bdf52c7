package dev.footbridge.bridge.identity;

import dev.footbridge.bridge.identity.Word.Claimed;
import dev.footbridge.bridge.identity.Word.Matched;
import dev.footbridge.bridge.identity.Word.Withdrawn;
import java.util.List;

/** What became of one match of a human: it claims the identifier unless it was withdrawn, whichever was heard first. */
final class MatchHome {
    private static final String MATCHED = "matched";
    private static final String WITHDRAWN = "withdrawn";

    private final Desk desk;

    MatchHome(Desk desk) {
        this.desk = desk;
    }

    void hear(Word word) {
        var name = word instanceof Withdrawn ? WITHDRAWN : MATCHED;
        if (desk.note(name) != null) {
            return; // neither ever changes
        }
        desk.note(name, word);
        if (desk.note(MATCHED) instanceof Matched matched) {
            desk.say(matched.identifier(), new Claimed(desk.home(), Rank.HUMAN, claims(matched)));
        }
    }

    private List<Claim> claims(Matched matched) {
        return desk.note(WITHDRAWN) != null
                ? List.of()
                : List.of(new Claim(Rank.HUMAN, matched.person(), matched.from(), matched.until()));
    }
}
