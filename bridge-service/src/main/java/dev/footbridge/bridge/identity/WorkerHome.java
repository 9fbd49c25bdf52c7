package dev.footbridge.bridge.identity;

import dev.footbridge.bridge.person.DeterministicId;
import dev.footbridge.bridge.person.PersonId;

/** The home of a worker number: it knows its person before anybody was hired, so facts that come early are heard too. */
final class WorkerHome {
    private WorkerHome() {}

    static PersonId personOf(String token) {
        return new PersonId(DeterministicId.of("person|" + token));
    }
}
