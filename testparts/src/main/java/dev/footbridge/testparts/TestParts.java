package dev.footbridge.testparts;

import java.util.function.Supplier;

/** The choice of this JVM: made once, said once. */
public final class TestParts {
    private static Choice choice =
            said(Choice.of(System.getProperty(Choice.ASKED, "auto"), new ContainerEngine(Containers.IMAGES)));

    private TestParts() {}

    public static synchronized boolean areContainers() {
        return choice.containers();
    }

    /** Why they are what they are: the words of a skip. */
    public static synchronized String why() {
        return choice.why();
    }

    /** A container that does not come up is no reason for tests not to run, unless containers were insisted on. */
    public static synchronized <T> T either(Supplier<T> container, Supplier<T> embedded) {
        if (choice.containers()) {
            try {
                return container.get();
            } catch (RuntimeException e) {
                if (choice.insists()) {
                    throw e;
                }
                choice = said(new Choice(false, false, "a container did not come up: " + e.getMessage()));
            }
        }
        return embedded.get();
    }

    private static Choice said(Choice choice) {
        System.out.println(choice.line());
        return choice;
    }
}
