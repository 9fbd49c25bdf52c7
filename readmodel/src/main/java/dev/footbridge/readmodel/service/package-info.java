/** What a part needs to run as a process of its own: a start that says what is missing, a door that is closed, the deployment step. */
@NullMarked
package dev.footbridge.readmodel.service;

import org.jspecify.annotations.NullMarked;
