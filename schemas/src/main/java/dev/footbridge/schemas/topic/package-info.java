/** Topic names, what is on them and how long they keep it. */
@NullMarked
package dev.footbridge.schemas.topic;

import org.jspecify.annotations.NullMarked;
