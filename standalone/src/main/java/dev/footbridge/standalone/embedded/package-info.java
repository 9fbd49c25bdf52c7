/**
 * The real parts a user does not have to install: a Kafka broker in this process, a schema registry and a PostgreSQL
 * server as children. Hears nothing and announces nothing; what is left of a killed process is cleared away at the next
 * start.
 */
@NullMarked
package dev.footbridge.standalone.embedded;

import org.jspecify.annotations.NullMarked;
