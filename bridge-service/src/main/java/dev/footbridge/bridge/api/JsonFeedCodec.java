package dev.footbridge.bridge.api;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A feed as JSON Feed 1.1 (jsonfeed.org); what the format has no word for stands under {@code _footbridge}. */
final class JsonFeedCodec {
    private JsonFeedCodec() {}

    static byte[] write(FeedPage page) {
        var feed = JsonNodeFactory.instance.objectNode();
        feed.put("version", "https://jsonfeed.org/version/1.1");
        feed.put("title", page.title());
        feed.put("feed_url", page.feed());
        if (page.next() != null) {
            feed.put("next_url", page.next());
        }
        feed.putObject("_footbridge")
                .put("project", page.project())
                .putObject("name")
                .put("hr", page.name().hr())
                .put("it", page.name().it());
        var items = feed.putArray("items");
        page.items().forEach(item -> items.add(page.inItWords() ? inItWords(item) : item));
        return feed.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode inItWords(ObjectNode item) {
        return item.deepCopy()
                .set("content_text", item.path("_footbridge").path("words").path("it"));
    }
}
