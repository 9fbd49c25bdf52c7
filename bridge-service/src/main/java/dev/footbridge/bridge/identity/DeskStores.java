package dev.footbridge.bridge.identity;

import dev.footbridge.bridge.identity.IdentityStores.Shelf;
import dev.footbridge.schemas.topic.Topics;
import dev.footbridge.schemas.wire.Decoded;
import dev.footbridge.schemas.wire.Wire;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A home's desk while one record is heard: its notes are read once, when more than a single one is wanted. */
final class DeskStores implements Desk {
    private final String home;
    private final Shelf shelf;
    private final IdentityStores stores;
    private final IdentityProducer out;
    private final Wire wire;
    private @Nullable SortedMap<String, Word> notes;

    DeskStores(String home, Shelf shelf, IdentityStores stores, IdentityProducer out, Wire wire) {
        this.home = home;
        this.shelf = shelf;
        this.stores = stores;
        this.out = out;
        this.wire = wire;
    }

    @Override
    public String home() {
        return home;
    }

    @Override
    public @Nullable Word note(String name) {
        if (notes != null) {
            return notes.get(name);
        }
        var bytes = stores.note(home, name);
        return bytes == null ? null : word(bytes);
    }

    @Override
    public SortedMap<String, Word> notes(String prefix) {
        if (notes == null) {
            var all = new TreeMap<String, Word>();
            stores.notes(home).forEach((name, bytes) -> all.put(name, word(bytes)));
            notes = all;
        }
        return new TreeMap<>(notes.subMap(prefix, prefix + Character.MAX_VALUE));
    }

    @Override
    public void note(String name, Word word) {
        stores.note(home, name, wire.encode(Topics.IDENTIFY.name(), WordCodec.record(home, word)));
        if (notes != null) {
            notes.put(name, word);
        }
    }

    @Override
    public void say(String to, Word word) {
        out.say(to, word);
    }

    @Override
    public @Nullable Kept kept(String eventId) {
        return stores.kept(home, shelf, eventId);
    }

    @Override
    public List<Kept> facts() {
        return stores.facts(home, shelf);
    }

    @Override
    public void keep(Kept fact) {
        stores.keep(home, shelf, fact);
    }

    @Override
    public void moves(String from, String to) {
        out.moves(from, to, home, stores.nextNumber(home));
    }

    @Override
    public void heard(String person, Kept fact) {
        out.heard(person, home, stores.nextNumber(home), fact);
    }

    @Override
    public void takenBack(String person, Kept fact) {
        out.takenBack(person, home, stores.nextNumber(home), fact);
    }

    @Override
    public void waits(Kept fact) {
        out.waits(fact);
    }

    @Override
    public void waitsNoMore(Kept fact) {
        out.waitsNoMore(fact);
    }

    private Word word(byte[] bytes) {
        if (wire.decode(Topics.IDENTIFY.name(), bytes) instanceof Decoded.Known known) {
            var addressed = WordCodec.of(known.value());
            if (addressed != null) {
                return addressed.word();
            }
        }
        throw new IllegalStateException("Expected the notes of a home to be words, but one is not");
    }
}
