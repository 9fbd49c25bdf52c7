/**
 * Topics into PostgreSQL tables. Hears whatever topics a module's {@link dev.footbridge.readmodel.projection.Projection}
 * names; announces nothing.
 *
 * <p>Rows and the position they stand for are one transaction, so each record counts exactly once. One process at a time
 * projects (an advisory lock held on the connection that writes); the conditional update of the position refuses the rest.
 *
 * <p>To rebuild a projection, empty its tables and forget its positions in one transaction; the running process notices
 * within seconds and reads from the beginning:
 *
 * <pre>{@code
 * begin;
 * truncate bridge.person, bridge.checklist, bridge.task, bridge.feed_entry;
 * delete from readmodel.position where projection = 'bridge';
 * commit;
 * }</pre>
 */
@NullMarked
package dev.footbridge.readmodel.projection;

import org.jspecify.annotations.NullMarked;
