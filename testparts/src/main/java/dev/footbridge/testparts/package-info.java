/**
 * What tests stand on: a broker, PostgreSQL and a registry. The same tests run on containers, where an engine answers, and on
 * embedded parts, where none does; which it is, one line says at the first start.
 */
@NullMarked
package dev.footbridge.testparts;

import org.jspecify.annotations.NullMarked;
