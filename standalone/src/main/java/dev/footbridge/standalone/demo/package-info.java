/**
 * A small invented company, played through the doors everybody has: real webhooks with real signatures, and the pull API
 * of a desk that acts. Hears the story and its cast from files; announces nothing but what those systems would post.
 */
@NullMarked
package dev.footbridge.standalone.demo;

import org.jspecify.annotations.NullMarked;
