/** Hears deliveries from the inbox, announces facts and what became of each delivery. */
@NullMarked
package dev.footbridge.gateway.mapper;

import org.jspecify.annotations.NullMarked;
