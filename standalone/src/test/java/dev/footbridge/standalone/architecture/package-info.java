/** What may import what (ARCHITECTURE: modules; STYLE: suffixes), with offenders that prove each rule bites. */
@NullMarked
package dev.footbridge.standalone.architecture;

import org.jspecify.annotations.NullMarked;
