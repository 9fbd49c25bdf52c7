package dev.footbridge.bridge.stream;

import dev.footbridge.bridge.unmatched.UnmatchedCodec;
import dev.footbridge.bridge.unmatched.UnmatchedShownRepository;
import dev.footbridge.schemas.bridge.UnmatchedEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** What begins to wait, as the lists show it: who it may be is asked for once for a whole batch. */
final class UnmatchedReader {
    private final UnmatchedCodec codec;
    private final UnmatchedShownRepository shown;

    UnmatchedReader(UnmatchedCodec codec, UnmatchedShownRepository shown) {
        this.codec = codec;
        this.shown = shown;
    }

    /** By event, for somebody who may do nothing. */
    Map<String, ObjectNode> shown(Collection<UnmatchedEvent> events) {
        var all = new HashMap<String, ObjectNode>();
        if (!events.isEmpty()) {
            shown.shown(events.stream().map(codec::stored).toList(), null)
                    .forEach(one -> all.put(one.path("id").asString(), one));
        }
        return all;
    }
}
