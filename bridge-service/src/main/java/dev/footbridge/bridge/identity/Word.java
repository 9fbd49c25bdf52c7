package dev.footbridge.bridge.identity;

import java.time.Instant;
import java.util.List;

/**
 * What one home tells another. Each is the whole of what it has to say on its ground, so the last one holds and a
 * doubled one is harmless.
 */
sealed interface Word {

    /** Tell me whose you are, or who that person is by now, and every change of it. */
    record Asked(String asker, boolean aboutPerson) implements Word {}

    /** All that is known about what was asked. */
    record Answered(String of, List<Claim> claims) implements Word {
        public Answered {
            claims = List.copyOf(claims);
        }
    }

    /** All that one home claims of another's identifier on one ground. */
    record Claimed(String by, Rank rank, List<Claim> claims) implements Word {
        public Claimed {
            claims = List.copyOf(claims);
        }
    }

    /** All links that are known there. */
    record Linked(String by, Links links) implements Word {}

    /** The plan has a task for a person. */
    record Owned(String person) implements Word {}

    /** A human says whose an identifier is. */
    record Matched(String match, String person, String identifier, Instant from, Instant until) implements Word {}

    /** The match was wrong. */
    record Withdrawn(String match) implements Word {}
}
