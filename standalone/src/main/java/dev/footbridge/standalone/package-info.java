/**
 * Everything in one process: hears the command line, starts the embedded parts and the application in order, announces
 * when it is ready, and closes them in the opposite order.
 */
@NullMarked
package dev.footbridge.standalone;

import org.jspecify.annotations.NullMarked;
