package dev.footbridge.bridge.rehearsal;

import java.util.List;

/** Who makes something of announcements, and does so once before the first real one. A bean of this type is shown them. */
@FunctionalInterface
public interface Spectator {
    /** @param played announcements about people who do not exist: nothing may be kept of them */
    void watch(List<Played> played);
}
