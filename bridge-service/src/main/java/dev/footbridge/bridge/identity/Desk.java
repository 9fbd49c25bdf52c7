package dev.footbridge.bridge.identity;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What a home has at hand: its notes, its facts, and ways to be heard. */
interface Desk {
    String home();

    @Nullable
    Word note(String name);

    /** Notes whose names begin so, by name. */
    SortedMap<String, Word> notes(String prefix);

    void note(String name, Word word);

    /** Tells another home, after this one is done. */
    void say(String to, Word word);

    @Nullable
    Kept kept(String eventId);

    List<Kept> facts();

    void keep(Kept fact);

    /** All facts here go from one person to another: both are told ahead of them. */
    void moves(String from, String to);

    /** The fact applies to that person. */
    void heard(String person, Kept fact);

    /** The fact no longer applies to that person. */
    void takenBack(String person, Kept fact);

    /** The fact is about nobody known. */
    void waits(Kept fact);

    /** No longer. */
    void waitsNoMore(Kept fact);
}
