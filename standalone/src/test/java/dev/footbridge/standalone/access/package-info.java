/** Who may do what: docs/access-matrix.md against the product, cell by cell, and nothing the product opens left out. */
@NullMarked
package dev.footbridge.standalone.access;

import org.jspecify.annotations.NullMarked;
