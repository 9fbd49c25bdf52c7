package dev.footbridge.bridge.stream;

import dev.footbridge.bridge.read.Met;
import dev.footbridge.bridge.read.Names;
import dev.footbridge.bridge.read.PersonName;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The people met lately; of one thread. Who is forgotten here is looked up again. */
final class Acquaintances implements Names {
    private final int most;
    private final Map<String, Met> people = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, String> personByWorker = new HashMap<>();

    Acquaintances(int most) {
        this.most = most;
    }

    @Nullable
    Met of(String person) {
        return people.get(person);
    }

    void meet(Met person) {
        var id = person.name().id();
        forget(id);
        people.put(id, person);
        person.workers().forEach(worker -> personByWorker.put(worker, id));
        while (people.size() > most) {
            forget(people.keySet().iterator().next());
        }
    }

    void forget(String person) {
        var known = people.remove(person);
        if (known != null) {
            known.workers().forEach(worker -> personByWorker.remove(worker, person));
        }
    }

    boolean knowsWorker(String token) {
        return personByWorker.containsKey(token);
    }

    @Override
    public @Nullable PersonName ofPerson(String id) {
        var known = people.get(id);
        return known == null ? null : known.name();
    }

    @Override
    public @Nullable PersonName ofWorker(String token) {
        var id = personByWorker.get(token);
        return id == null ? null : ofPerson(id);
    }
}
