package dev.footbridge.bridge.identity;

import dev.footbridge.bridge.identity.IdentityStores.Shelf;
import dev.footbridge.schemas.topic.Topics;
import dev.footbridge.schemas.wire.Decoded;
import dev.footbridge.schemas.wire.Wire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/** The homes of worker numbers, with what HR said of their names: those of late from memory, the others from the stores. */
final class WorkerStores {
    private static final int MOST = 1_000;

    private final IdentityStores stores;
    private final IdentityProducer out;
    private final Wire wire;
    private final Map<String, Map<String, Naming>> namings = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<String, Naming>> eldest) {
            return size() > MOST;
        }
    };

    WorkerStores(IdentityStores stores, IdentityProducer out, Wire wire) {
        this.stores = stores;
        this.out = out;
        this.wire = wire;
    }

    /** Whether anything was ever heard of it as a worker number. */
    boolean knows(String home) {
        return stores.hasFacts(home, Shelf.WORKER);
    }

    void hear(String home, Kept fact, SpecificRecord record, boolean toldByIt) {
        var worker = worker(home);
        worker.hear(fact.decided(null, toldByIt), !toldByIt || isToldOf(home));
        var naming = NamingCodec.of(record);
        if (naming != null) {
            var all = namings.computeIfAbsent(home, this::read);
            if (all.isEmpty()) {
                worker.isTold();
            }
            all.put(fact.eventId(), naming);
            stores.isNaming(home, fact.eventId());
            worker.hear(naming, List.copyOf(all.values()));
        }
    }

    void hearUnknown(String home, Kept fact) {
        worker(home).hear(fact, true);
    }

    private boolean isToldOf(String home) {
        var known = namings.get(home);
        return known != null && !known.isEmpty() || stores.hasNamings(home);
    }

    void hear(String home, Word.Answered answered) {
        worker(home)
                .hear(
                        answered,
                        List.copyOf(namings.computeIfAbsent(home, this::read).values()));
    }

    private WorkerHome worker(String home) {
        return new WorkerHome(new DeskStores(home, Shelf.WORKER, stores, out, wire));
    }

    private Map<String, Naming> read(String home) {
        var all = new TreeMap<String, Naming>();
        for (var eventId : stores.namings(home)) {
            var kept = stores.kept(home, Shelf.WORKER, eventId);
            if (kept != null && wire.decode(Topics.HR_EVENTS.name(), kept.fact()) instanceof Decoded.Known known) {
                Optional.ofNullable(NamingCodec.of(known.value())).ifPresent(naming -> all.put(eventId, naming));
            }
        }
        return all;
    }
}
