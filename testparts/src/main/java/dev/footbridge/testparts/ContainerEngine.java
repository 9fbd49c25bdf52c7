package dev.footbridge.testparts;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;

/** The engine that Testcontainers finds: the local one, or that of {@code DOCKER_HOST}. */
final class ContainerEngine implements Engine {
    private static final String NOBODY = "no container engine answers";
    private static final int MINUTES_TO_FETCH = 10;

    private final List<String> images;

    ContainerEngine(List<String> images) {
        this.images = images;
    }

    /** That nobody answers is no error here, and one line says it. */
    private static void quietly(String... loggers) {
        for (var logger : loggers) {
            if (LoggerFactory.getLogger(logger) instanceof Logger logback) {
                logback.setLevel(Level.OFF);
            }
        }
    }

    /** Images first: Testcontainers would try for minutes to fetch helpers of its own where nothing can be fetched. */
    @Override
    public Optional<String> obstacle() {
        quietly("org.testcontainers.dockerclient", "com.github.dockerjava.api.async");
        try {
            var transport = DockerClientFactory.instance().getTransportConfig();
            return missing(DockerClientProviderStrategy.getClientForConfig(transport))
                    .map(image -> "the container engine has no image " + image + ", and cannot fetch it")
                    .or(() -> DockerClientFactory.instance().isDockerAvailable()
                            ? Optional.empty()
                            : Optional.of(NOBODY));
        } catch (IllegalStateException nobody) {
            return Optional.of(NOBODY);
        } catch (RuntimeException e) {
            return Optional.of("the container engine does not do what Testcontainers needs: " + e.getMessage());
        }
    }

    private Optional<String> missing(DockerClient engine) {
        return images.stream()
                .filter(image -> !has(engine, image) && !fetched(engine, image))
                .findFirst();
    }

    private static boolean has(DockerClient engine, String image) {
        try {
            engine.inspectImageCmd(image).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    private static boolean fetched(DockerClient engine, String image) {
        System.out.println("== Fetching " + image);
        try {
            return engine.pullImageCmd(image).start().awaitCompletion(MINUTES_TO_FETCH, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
