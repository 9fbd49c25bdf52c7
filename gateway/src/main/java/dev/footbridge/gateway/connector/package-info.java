/** Connector files: hears deliveries of one vendor, announces canonical events as the file maps them. */
@NullMarked
package dev.footbridge.gateway.connector;

import org.jspecify.annotations.NullMarked;
