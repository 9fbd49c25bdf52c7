/** Announcements and inbox into PostgreSQL, and what every part that reads or writes the log shares. */
@NullMarked
package dev.footbridge.readmodel;

import org.jspecify.annotations.NullMarked;
