/** Who is to be looked at again, and when. Hears news and due times; announces nothing, planning asks it. */
@NullMarked
package dev.footbridge.bridge.timer;

import org.jspecify.annotations.NullMarked;
