/**
 * What the organisation decided: catalogue, birthrights, checklist templates, places, limits, in published versions.
 *
 * <p>Hears policy files, and published versions as canonical JSON; announces nothing by itself.
 */
@NullMarked
package dev.footbridge.bridge.policy;

import org.jspecify.annotations.NullMarked;
