package dev.footbridge.bridge.policy;

import java.util.Locale;
import java.util.Set;

/** What a checklist begins with, the days its offsets may count from, and what its conditions may look at. */
public enum Trigger {
    HIRED(Set.of(Offset.Anchor.START, Offset.Anchor.EFFECTIVE), Set.of(ForEach.BIRTHRIGHT)),
    MOVED(Set.of(Offset.Anchor.EFFECTIVE), Set.of(ForEach.BIRTHRIGHT_GAINED, ForEach.BIRTHRIGHT_LOST)),
    LEFT(Set.of(Offset.Anchor.END, Offset.Anchor.EFFECTIVE), Set.of(ForEach.LIVE_GRANT, ForEach.ASSET)),
    ABSENCE_STARTED(Set.of(Offset.Anchor.START, Offset.Anchor.EFFECTIVE), Set.of(ForEach.LIVE_GRANT)),
    ABSENCE_ENDED(Set.of(Offset.Anchor.END, Offset.Anchor.EFFECTIVE), Set.of(ForEach.LIVE_GRANT)),
    ROLLOUT_ANNOUNCED(Set.of(Offset.Anchor.EFFECTIVE), Set.of());

    private final Set<Offset.Anchor> anchors;
    private final Set<ForEach> lists;

    Trigger(Set<Offset.Anchor> anchors, Set<ForEach> lists) {
        this.anchors = anchors;
        this.lists = lists;
    }

    public boolean has(Offset.Anchor anchor) {
        return anchors.contains(anchor);
    }

    public boolean has(ForEach list) {
        return lists.contains(list);
    }

    /** As policy files write it. */
    public static Trigger of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
