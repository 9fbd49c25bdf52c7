package dev.footbridge.bridge.stream;

import dev.footbridge.bridge.read.Decider;
import dev.footbridge.bridge.read.Scope;

/** What a subscriber may see, and what it may decide about it. */
record Viewer(Scope scope, Decider decider) {}
