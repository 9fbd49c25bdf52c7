package dev.footbridge.bridge.announce;

import dev.footbridge.schemas.topic.Topic;

/**
 * A kind of announcement.
 *
 * @param prefix of what is remembered of it; the rest is its key on the topic
 * @param sink the node that takes it
 */
record Kind(String prefix, Topic topic, String sink) {
    static final String PERSON = "person";
    static final String ENTRY = "entry/";

    /** Whether it is about one person alone, its id included: nobody else can go on with it. */
    static boolean namesThePerson(String what) {
        return what.equals(PERSON) || what.startsWith(ENTRY);
    }

    String what(Object id) {
        return prefix + id;
    }

    boolean covers(String what) {
        return what.startsWith(prefix);
    }

    String key(String what) {
        return what.substring(prefix.length());
    }
}
