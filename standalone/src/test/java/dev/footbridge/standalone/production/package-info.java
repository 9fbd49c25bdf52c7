/** What operators are given: docker-compose.yml, images and files, held against the settings that the product knows. */
@NullMarked
package dev.footbridge.standalone.production;

import org.jspecify.annotations.NullMarked;
