package dev.footbridge.bridge.policy;

/** A question to a situation. It always has an answer: what cannot be judged does not hold. */
@FunctionalInterface
public interface Condition {

    Condition ALWAYS = situation -> new Verdict(true, "always");

    Verdict test(Situation situation);
}
