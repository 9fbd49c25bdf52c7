package dev.footbridge.bridge.decision;

import java.time.Duration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Waits until what came of a decision is in the lists, so that whoever decided reads what they wrote. */
final class PlannedRepository {
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final String IS_PLANNED =
            "select exists (select 1 from bridge.planned where topic = ? and partition = ? and decision >= ?)";

    private final JdbcTemplate sql;

    PlannedRepository(JdbcTemplate sql) {
        this.sql = sql;
    }

    /**
     * @param topic of the announcements the lists are made of
     * @return false when the time was over before
     */
    boolean await(String topic, DecisionPosition position, Duration atMost) throws InterruptedException {
        var end = System.nanoTime() + atMost.toNanos();
        while (!isPlanned(topic, position)) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(LOOK.toMillis());
        }
        return true;
    }

    private boolean isPlanned(String topic, DecisionPosition position) {
        return Boolean.TRUE.equals(
                sql.queryForObject(IS_PLANNED, Boolean.class, topic, position.partition(), position.offset()));
    }
}
