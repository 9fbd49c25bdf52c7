package dev.footbridge.bridge.read;

import dev.footbridge.bridge.policy.Wording;
import dev.footbridge.bridge.policy.Words;

/** Texts in words, as the policy version of their checklist has them. */
@FunctionalInterface
public interface Vocabulary {
    Words words(int policyVersion, Wording wording);
}
