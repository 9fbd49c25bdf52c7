package dev.footbridge.readmodel.projection;

import java.util.List;

/** What a module keeps of some topics. A bean of this type is run by {@link Projections}. */
public interface Projection {
    /** Its name for good: positions are kept under it. */
    String name();

    /** The topics it reads, whole and from the beginning. */
    List<String> topics();

    /** What one record means for the tables. Must depend on the record alone: it may be read again after a rebuild. */
    void project(LogRecord record, Changes changes);
}
