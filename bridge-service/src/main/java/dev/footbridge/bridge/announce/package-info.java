/**
 * The difference between what should be and what was announced. Hears facts applied to people (bridge.heard), what
 * people decided (bridge.decisions) and what every partition must know (bridge.broadcast); announces bridge.people,
 * bridge.checklists, bridge.reviews, bridge.provisioning-tasks and bridge.project-feed.
 *
 * <p>Hearing stores a fact and marks its person; planning happens once per wake-up, however much was heard.
 */
@NullMarked
package dev.footbridge.bridge.announce;

import org.jspecify.annotations.NullMarked;
