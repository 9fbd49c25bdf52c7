/**
 * Lists of things to do: from an employment, its template and the evidence to tasks with their status.
 *
 * <p>Hears employments, grants, assets, reports and decisions; announces checklists.
 */
@NullMarked
package dev.footbridge.bridge.checklist;

import org.jspecify.annotations.NullMarked;
