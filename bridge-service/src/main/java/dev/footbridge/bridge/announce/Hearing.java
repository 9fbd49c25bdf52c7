package dev.footbridge.bridge.announce;

import dev.footbridge.bridge.person.Fact;
import dev.footbridge.bridge.person.FactCodec;
import dev.footbridge.bridge.person.Survivors;
import dev.footbridge.bridge.timer.TimerStores;
import dev.footbridge.schemas.topic.Topics;
import dev.footbridge.schemas.wire.Wire;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Files a fact and notes that its person has news. The cost does not depend on how much was heard before. */
final class Hearing {
    private final FactStores facts;
    private final TimerStores timer;
    private final News news;
    private final Wire wire;

    Hearing(FactStores facts, TimerStores timer, News news, Wire wire) {
        this.facts = facts;
        this.timer = timer;
        this.news = news;
        this.wire = wire;
    }

    void hear(String person, Fact fact, byte[] bytes) {
        var filed = facts.bytes(person, fact);
        if (filed != null) {
            hearCopy(person, fact, bytes, filed);
            return;
        }
        if (fact.told().revision() > 0) {
            forgetElsewhere(person, fact); // a mended connector may file it under another subject
        }
        facts.put(person, fact, bytes);
        mark(person, news.hear(person, fact));
    }

    /**
     * A copy of a higher revision that another home gave stays.
     *
     * @param bytes the copy that is taken back, where it is known: then nothing has to be searched for
     */
    void takeBack(String person, String eventId, byte @Nullable [] bytes) {
        var copy = bytes == null ? null : FactCodec.factOf(eventId, wire.decode(Topics.HEARD.name(), bytes));
        int upTo = copy == null ? Integer.MAX_VALUE : copy.told().revision();
        var subjects = copy != null && facts.bytes(person, copy) != null
                ? facts.remove(person, copy.subject(), eventId, upTo)
                : facts.remove(person, eventId, upTo);
        subjects.forEach(subject -> mark(person, news.refold(person, subject)));
    }

    /** Facts that were kept as unknown and that this version knows. */
    void hearWhatWasUnknown(String person) {
        facts.decodeUnknown(person, (fact, bytes) -> hear(person, fact, bytes));
    }

    boolean isBehind(int most) {
        return news.facts() >= most;
    }

    private void hearCopy(String person, Fact copy, byte[] bytes, byte[] filed) {
        if (Arrays.equals(bytes, filed)) {
            return;
        }
        var before = FactCodec.factOf(copy.told().eventId(), wire.decode(Topics.HEARD.name(), filed));
        if (before == null || Survivors.ofCopies(before, copy) == copy) {
            facts.put(person, copy, bytes);
            mark(person, news.refold(person, copy.subject()));
        }
    }

    private void forgetElsewhere(String person, Fact fact) {
        facts.remove(person, fact.told().eventId(), fact.subject())
                .forEach(subject -> mark(person, news.refold(person, subject)));
    }

    private void mark(String person, boolean first) {
        if (first) {
            timer.hasNews(person);
        }
    }
}
