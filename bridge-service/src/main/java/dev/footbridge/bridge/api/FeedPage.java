package dev.footbridge.bridge.api;

import dev.footbridge.bridge.policy.Words;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One page of a project's feed, whatever it is written in.
 *
 * @param since when the project's policy was published: the age of a feed in which nothing happened yet
 * @param feed where the feed is asked for: its first page
 * @param self where this page was asked for
 * @param next where it goes on; null on the last page
 * @param items newest first, as items of JSON Feed
 */
record FeedPage(
        String project,
        Words name,
        Instant since,
        String feed,
        String self,
        @Nullable String next,
        boolean inItWords,
        List<ObjectNode> items) {

    String title() {
        return inItWords ? name.it() : name.hr();
    }
}
