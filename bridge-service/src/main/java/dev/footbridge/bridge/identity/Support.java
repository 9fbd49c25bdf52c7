package dev.footbridge.bridge.identity;

import dev.footbridge.bridge.identity.Word.Claimed;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Accounts that IT named together with a better identifier: from first to last, to the day, so it is told once a day at most. */
final class Support {
    private static final String NOTE = "supports/";

    private final Desk desk;

    Support(Desk desk) {
        this.desk = desk;
    }

    /** One fact more names an account of that person. */
    void add(String account, String person, Instant effective) {
        var said = persons(desk.note(NOTE + account));
        said.merge(person, seen(person, effective), Claims::spanning);
        say(account, said);
    }

    /** All of them anew. @param supported whose an account is by a fact, or null */
    void recount(List<Kept> facts, BiFunction<Kept, String, @Nullable String> supported) {
        var accounts = new HashMap<String, TreeMap<String, Claim>>();
        for (var fact : facts) {
            for (var account : fact.accounts()) {
                var person = supported.apply(fact, account);
                if (person != null) {
                    accounts.computeIfAbsent(account, none -> new TreeMap<>())
                            .merge(person, seen(person, fact.effective()), Claims::spanning);
                }
            }
        }
        var concerned = new TreeSet<>(accounts.keySet());
        desk.notes(NOTE).keySet().forEach(name -> concerned.add(name.substring(NOTE.length())));
        concerned.forEach(account -> say(account, accounts.getOrDefault(account, new TreeMap<>())));
    }

    private void say(String account, Map<String, Claim> persons) {
        var word = new Claimed(desk.home(), Rank.IT, new ArrayList<>(persons.values()));
        if (!word.equals(desk.note(NOTE + account))) {
            desk.note(NOTE + account, word);
            desk.say(account, word);
        }
    }

    private static TreeMap<String, Claim> persons(@Nullable Word said) {
        var persons = new TreeMap<String, Claim>();
        if (said instanceof Claimed claimed) {
            claimed.claims().forEach(claim -> persons.put(claim.person(), claim));
        }
        return persons;
    }

    /** The last time to the day only, and never before the first. */
    private static Claim seen(String person, Instant effective) {
        var day =
                effective.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).toInstant();
        return new Claim(Rank.IT, person, effective, day);
    }
}
