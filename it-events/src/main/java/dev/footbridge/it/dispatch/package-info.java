/**
 * Work for service desks. Hears {@code bridge.provisioning-tasks}, {@code bridge.people}, {@code bridge.policies} and
 * {@code it.events}; announces what desks report, as canonical events through {@code it.inbox}. Tells desks over HTTP, and
 * shows them their tasks at {@code /it/tasks}. Owns the PostgreSQL schema {@code dispatch}.
 */
@NullMarked
package dev.footbridge.it.dispatch;

import org.jspecify.annotations.NullMarked;
