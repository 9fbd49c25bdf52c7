package dev.footbridge.it.dispatch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a call to a desk came to. Only what is known for certain is told apart from what is not. */
sealed interface Answer {
    /** It has it. */
    record Taken(@Nullable String ticket) implements Answer {}

    /** It has it not, for certain: it could not be reached, or said to come again. */
    record NotTaken(String why, @Nullable Duration retryAfter) implements Answer {}

    /** It may have it: no answer in time, a broken connection, or a failure that says nothing. */
    record Unknown(String why, @Nullable Duration retryAfter) implements Answer {}

    /** It will never take it as it is: somebody has to look. */
    record Refused(String why) implements Answer {}

    /** 410: it wants nothing any more. */
    record Gone() implements Answer {}

    /** There is a ticket for our reference. */
    record Found(@Nullable String ticket) implements Answer {}

    /** There is none, as far as the desk's search knows. */
    record NotFound() implements Answer {}

    /** By status alone. @param ticket out of the body of a 2xx */
    static Answer ofStatus(int status, @Nullable String ticket, @Nullable Duration retryAfter) {
        if (status >= 200 && status < 300) {
            return new Taken(ticket);
        }
        var why = "HTTP " + status;
        return switch (status) {
            case 425, 429 -> new NotTaken(why, retryAfter);
            case 410 -> new Gone();
            case 408, 409 -> new Unknown(why, retryAfter);
            default -> status >= 500 ? new Unknown(why, retryAfter) : new Refused(why);
        };
    }

    /** Of a look-up, by status alone. */
    static Answer ofLookUp(int status, @Nullable String ticket, @Nullable Duration retryAfter) {
        if (status == 404) {
            return new NotFound();
        }
        return ofStatus(status, ticket, retryAfter) instanceof Taken
                ? new Found(ticket)
                : new Unknown("look-up: HTTP " + status, retryAfter);
    }
}
