/** The schema registry, over the Confluent REST API. */
@NullMarked
package dev.footbridge.schemas.registry;

import org.jspecify.annotations.NullMarked;
