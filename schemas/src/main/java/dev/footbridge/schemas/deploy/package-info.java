/** The deployment step: topics and subjects come into being here, never by chance at run time. */
@NullMarked
package dev.footbridge.schemas.deploy;

import org.jspecify.annotations.NullMarked;
