package dev.footbridge.bridge.person;

import java.util.UUID;

/** The human being, across employments. */
public record PersonId(UUID value) {

    /** Whether a text is the id of a person, as ids are written. */
    public static boolean isWritten(String text) {
        try {
            return UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The person of a worker number, by its token, that is linked with no other. */
    public static PersonId ofWorker(String token) {
        return new PersonId(DeterministicId.of("person|" + token));
    }
}
