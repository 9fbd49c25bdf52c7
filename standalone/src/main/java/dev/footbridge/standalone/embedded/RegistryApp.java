package dev.footbridge.standalone.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the registry's program lies: unpacked by the build beside the application. */
record RegistryApp(Path directory, Path jar) {

    static RegistryApp installed() throws IOException {
        String told = System.getProperty("footbridge.registry.app");
        List<Path> candidates = told != null ? List.of(Path.of(told)) : besideOurOwnCode();
        for (Path candidate : candidates) {
            if (Files.isDirectory(candidate)) {
                try (Stream<Path> files = Files.list(candidate)) {
                    var jar = files.filter(f -> f.toString().endsWith("-runner.jar"))
                            .findFirst();
                    if (jar.isPresent()) {
                        return new RegistryApp(candidate, jar.get());
                    }
                }
            }
        }
        throw new IOException("Expected the schema registry's program in one of " + candidates
                + ", but it is not there: the build unpacks it");
    }

    private static List<Path> besideOurOwnCode() throws IOException {
        URI code;
        try {
            code = RegistryApp.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
        } catch (URISyntaxException e) {
            throw new IOException("Expected our own code to lie in a file, but its address cannot be read", e);
        }
        Path home = Path.of(code).getParent();
        return List.of(home.resolve("registry"), home.resolve("footbridge").resolve("registry"));
    }
}
