package dev.footbridge.bridge.read;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names by person and by token of a worker number, as many as somebody asked for. */
public interface Names {
    @Nullable
    PersonName ofPerson(String id);

    @Nullable
    PersonName ofWorker(String token);

    /** @param met by person */
    static Names of(Map<String, Met> met) {
        var byPerson = new HashMap<String, PersonName>();
        met.forEach((id, one) -> byPerson.put(id, one.name()));
        return of(byPerson, Map.of());
    }

    /** Also by their worker numbers. */
    static Names of(Collection<Met> met) {
        var byPerson = new HashMap<String, PersonName>();
        var byWorker = new HashMap<String, PersonName>();
        met.forEach(one -> {
            byPerson.put(one.name().id(), one.name());
            one.workers().forEach(worker -> byWorker.put(worker, one.name()));
        });
        return of(byPerson, byWorker);
    }

    static Names of(Map<String, PersonName> byPerson, Map<String, PersonName> byWorker) {
        return new Names() {
            @Override
            public @Nullable PersonName ofPerson(String id) {
                return byPerson.get(id);
            }

            @Override
            public @Nullable PersonName ofWorker(String token) {
                return byWorker.get(token);
            }
        };
    }
}
