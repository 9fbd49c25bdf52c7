package dev.footbridge.bridge.person;

import java.util.UUID;

/** The human being, across employments. */
public record PersonId(UUID value) {

    /** The person of a worker number, by its token, that is linked with no other. */
    public static PersonId ofWorker(String token) {
        return new PersonId(DeterministicId.of("person|" + token));
    }
}
