package dev.footbridge.bridge.policy;

import java.io.IOException;
import java.nio.file.Path;

/** Reads a directory of policy files. */
public final class PolicyFilesReader {

    public PolicyReading read(Path directory) throws IOException {
        throw new UnsupportedOperationException(directory.toString());
    }
}
