/** The product as its users meet it: over HTTP, with real vendor payloads, in a process of its own. */
@NullMarked
package dev.footbridge.standalone.acceptance;

import org.jspecify.annotations.NullMarked;
