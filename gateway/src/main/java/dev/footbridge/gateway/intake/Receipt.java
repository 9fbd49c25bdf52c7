package dev.footbridge.gateway.intake;

import dev.footbridge.gateway.canonical.FieldError;
import java.util.List;

/** What became of one delivery. The HTTP answer is a function of this and of nothing else. */
public sealed interface Receipt {
    int status();

    /** On the log: whatever happens now, it is not lost. What cannot be mapped is kept too, shown and replayable. */
    record Accepted(String deliveryId) implements Receipt {
        @Override
        public int status() {
            return 202;
        }
    }

    /**
     * Not taken.
     *
     * @param detail in words, without anything of the content
     * @param errors which fields are wrong, where it is about fields
     */
    record Refused(Reason reason, String detail, List<FieldError> errors) implements Receipt {
        public Refused {
            errors = List.copyOf(errors);
        }

        @Override
        public int status() {
            return reason.status();
        }
    }

    static Receipt refused(Reason reason, String detail) {
        return new Refused(reason, detail, List.of());
    }

    enum Reason {
        UNREADABLE(400, "Not readable"),
        BAD_SIGNATURE(401, "Not signed as agreed"),
        UNKNOWN_SOURCE(404, "Unknown source"),
        TOO_SLOW(408, "Too slow"),
        OTHER_CONTENT(409, "Another content under the same id"),
        TOO_LARGE(413, "Too large"),
        UNSUPPORTED(415, "Unsupported content type"),
        WRONG_FIELDS(422, "Not a canonical event"),
        TOO_MANY(429, "Too many at once"),
        /** To a vendor: many repeat after a 5xx, but take any 4xx for a final no. */
        BUSY(503, "Too many at once"),
        CONNECTOR_AWAY(503, "The connector cannot be used"),
        /** Not acknowledged in time: that is not a no, but a repeat does no harm. */
        LOG_AWAY(503, "Not stored");

        private final int status;
        private final String title;

        Reason(int status, String title) {
            this.status = status;
            this.title = title;
        }

        int status() {
            return status;
        }

        String title() {
            return title;
        }

        boolean isWorthRepeating() {
            return status == 429 || status == 503;
        }
    }
}
