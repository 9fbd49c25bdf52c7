package dev.footbridge.schemas.topic;

import java.util.List;
import org.apache.avro.Schema;

/**
 * One topic: its versioned name, how long it keeps records, and the kinds of record it carries. Every kind is a
 * subject of its own (topic + record name), so a new kind of fact is a new subject and breaks no reader.
 */
public record Topic(String name, Retention retention, List<Schema> records) {

    /** The subject of a record on this topic, as {@code TopicRecordNameStrategy} names it. */
    public String subjectOf(Schema record) {
        return subject(name, record.getFullName());
    }

    public static String subject(String topic, String recordFullName) {
        return topic + "-" + recordFullName;
    }
}
