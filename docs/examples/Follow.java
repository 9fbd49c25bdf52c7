import java.io.*;
import java.net.URI;
import java.net.http.*;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.*;
import java.util.HashMap;

/** Follows every change and, stopped or cut off, goes on where it was. java Follow.java (17 or newer, nothing else). */
class Follow {
    public static void main(String[] none) throws Exception {
        var url = System.getenv().getOrDefault("FOOTBRIDGE_URL", "http://localhost:8080") + "/api/stream?kinds=checklist,feed";
        var position = Path.of("follow.position");
        while (true) {
            var known = Files.exists(position);
            var request = HttpRequest.newBuilder(URI.create(known ? url : url + "&from=2000-01-01T00:00:00Z"))
                    .header("Authorization", "Bearer " + System.getenv("FOOTBRIDGE_TOKEN"));
            if (known) request.header("Last-Event-ID", Files.readString(position));
            try {
                var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofLines());
                if (answer.statusCode() / 100 == 4) throw new IllegalStateException("refused: " + answer.statusCode());
                var event = new HashMap<String, String>();
                for (var line : (Iterable<String>) answer.body()::iterator) {
                    var colon = line.indexOf(':');
                    if (colon > 0) event.put(line.substring(0, colon), line.substring(colon + 1).strip());
                    if (!line.isEmpty()) continue;
                    if (event.containsKey("data")) handle(event.get("event"), event.get("data"));
                    if (event.containsKey("id")) Files.writeString(position, event.get("id")); // after it is handled
                    event.clear();
                }
            } catch (IOException | UncheckedIOException cutOff) {
                System.err.println("cut off, going on: " + cutOff.getMessage());
            }
            Thread.sleep(2_000);
        }
    }

    static void handle(String kind, String json) { // "resync": too much was missed, read the lists anew
        System.out.println(kind + " " + json);
    }
}
