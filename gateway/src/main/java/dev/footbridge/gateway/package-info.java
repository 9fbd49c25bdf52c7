/** What both gateways share: hears deliveries, announces facts. One set of beans a prefix, {@code hr} and {@code it}. */
@NullMarked
package dev.footbridge.gateway;

import org.jspecify.annotations.NullMarked;
