package dev.footbridge.bridge.plan;

import dev.footbridge.bridge.policy.Policy;
import dev.footbridge.bridge.policy.PolicyCodec;
import dev.footbridge.bridge.policy.PolicyFilesReader;
import dev.footbridge.bridge.policy.PolicyReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.TreeMap;

/** Policies made from files, as everybody's are. */
public final class Policies {

    private static final PolicyCodec CODEC = new PolicyCodec();

    /** The outside contract's examples as they stand. */
    public static final Policy CONTRACT = version(1, "2026-10-01T00:00:00Z");

    private Policies() {}

    /** The contract's examples with files replaced: path, text, path, text. */
    public static Policy version(int version, String published, String... replaced) {
        var files = contractFiles();
        for (int i = 0; i < replaced.length; i += 2) {
            files.put(replaced[i], replaced[i + 1]);
        }
        var reading = new PolicyFilesReader().read(files);
        if (reading instanceof PolicyReading.Accepted accepted) {
            return CODEC.policyOf(
                    version, Instant.parse(published), accepted.document().canonicalJson());
        }
        throw new AssertionError("Expected a policy that can be read, but " + reading);
    }

    public static TreeMap<String, String> contractFiles() {
        var files = new TreeMap<String, String>();
        var directory = directory();
        try (var paths = Files.walk(directory)) {
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                files.put(directory.relativize(path).toString().replace('\\', '/'), Files.readString(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    public static Path directory() {
        try {
            return Path.of(Policies.class.getResource("/contract-policies").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
