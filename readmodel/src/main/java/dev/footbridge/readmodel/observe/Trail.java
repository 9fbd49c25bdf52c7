package dev.footbridge.readmodel.observe;

import java.time.Instant;

/** The trace that an input leaves: one step after the other, from the door to what is shown and to the desk. */
public interface Trail {
    /** Where nobody follows: causes are handed on as they are. */
    Trail NONE = new Trail() {
        @Override
        public Cause here(Instant received) {
            return new Cause(null, received);
        }

        @Override
        public Cause step(String name, Cause from, Instant began) {
            return from;
        }
    };

    /** The request that this thread answers, as the cause of what it writes. */
    Cause here(Instant received);

    /**
     * A step that began then and ends now.
     *
     * @param name one of few, about nobody
     * @return the cause of the next step
     */
    Cause step(String name, Cause from, Instant began);
}
