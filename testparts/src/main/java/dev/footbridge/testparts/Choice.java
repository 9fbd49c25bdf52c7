package dev.footbridge.testparts;

/**
 * Where the parts of the tests come from, and why.
 *
 * @param insists whether somebody asked for just this, so that what goes wrong is said and not worked around
 */
record Choice(boolean containers, boolean insists, String why) {
    static final String ASKED = "infrastructure";

    /** The engine is asked only where its answer matters. */
    static Choice of(String asked, Engine engine) {
        return switch (asked) {
            case "embedded" -> new Choice(false, true, "-D" + ASKED + "=embedded asks for it");
            case "containers" -> insisted(engine);
            case "auto" ->
                engine.obstacle()
                        .map(obstacle -> new Choice(false, false, obstacle))
                        .orElseGet(() -> new Choice(true, false, "a container engine answers and has the images"));
            default ->
                throw new IllegalArgumentException(
                        "Expected -D%s to be containers, embedded or auto, but it is %s".formatted(ASKED, asked));
        };
    }

    private static Choice insisted(Engine engine) {
        engine.obstacle().ifPresent(obstacle -> {
            throw new IllegalStateException(
                    "Expected containers, because -D%s=containers asks for them, but %s".formatted(ASKED, obstacle));
        });
        return new Choice(true, true, "-D" + ASKED + "=containers asks for it");
    }

    /** What everybody who runs the tests reads. */
    String line() {
        return "== Parts of the tests: %s, because %s".formatted(containers ? "containers" : "embedded", why);
    }
}
