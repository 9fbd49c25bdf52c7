package dev.footbridge.gateway.canonical;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** {@code GET /events/schemas}: the JSON schemas of canonical events, for whoever writes against them. Open to everybody. */
public final class SchemasController {
    public static final String PATH = "/events/schemas";

    private static final MediaType SCHEMA = MediaType.parseMediaType("application/schema+json");

    private final Map<String, String> byType = new LinkedHashMap<>();
    private final Set<String> files;

    public SchemasController() {
        Arrays.stream(FactType.values()).forEach(type -> byType.put(type.type(), PATH + "/" + file(type)));
        files = Stream.concat(
                        Stream.of("common.v1.json"),
                        Arrays.stream(FactType.values()).map(SchemasController::file))
                .collect(Collectors.toSet());
    }

    public RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET(
                        PATH,
                        request -> ServerResponse.ok()
                                .contentType(MediaType.APPLICATION_JSON)
                                .body(byType))
                .GET(PATH + "/{file}", request -> schema(request.pathVariable("file")))
                .GET(PATH + "/{prefix}/{file}", SchemasController.this::schemaOfPrefix)
                .build();
    }

    private ServerResponse schemaOfPrefix(ServerRequest request) {
        return schema(request.pathVariable("prefix") + "/" + request.pathVariable("file"));
    }

    private ServerResponse schema(String file) {
        return files.contains(file)
                ? ServerResponse.ok().contentType(SCHEMA).body(new ClassPathResource("events/" + file))
                : ServerResponse.notFound().build();
    }

    private static String file(FactType type) {
        return type.prefix() + "/" + type.kebab() + ".v1.json";
    }
}
