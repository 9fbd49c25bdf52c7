package dev.footbridge.standalone.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;

/**
 * A service desk with a durable log of its own, misbehaving in every way a desk can. {@code /good} does as it is told;
 * {@code /new} keeps to Standard Webhooks (an id counts once) and misbehaves; {@code /old} counts every call, can be asked
 * by task, and its search lags; {@code /slow}, {@code /gone}, {@code /bad} are what they are called.
 */
final class DeskSimulator {
    private static final long SEARCH_LAG = 200;

    private final FileChannel log;
    private final Map<String, String> ticketsById = new HashMap<>();
    private final Map<String, Long> foundFrom = new HashMap<>();
    private final Map<String, String> ticketsByTask = new HashMap<>();
    private final Random random = new Random();
    private final ObjectMapper json = new ObjectMapper();
    private int number;

    private DeskSimulator(Path file) throws IOException {
        if (Files.exists(file)) {
            Files.readAllLines(file).forEach(this::remember);
        }
        log = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    public static void main(String[] arguments) throws Exception {
        var desk = new DeskSimulator(Path.of(arguments[0]));
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1]));
        var server = HttpServer.create(address, 100);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", desk::handle);
        server.start();
        System.out.println("ready " + server.getAddress().getPort());
        System.in.read(); // until the test is gone
        Runtime.getRuntime().halt(0);
    }

    private void remember(String line) {
        var words = line.split(" ");
        if (words[0].equals("create")) {
            number++;
            ticketsById.put(words[1], words[4]);
            ticketsByTask.put(words[2], words[4]);
            foundFrom.put(words[2], 0L);
        } else if (words[0].equals("withdraw") || words[0].equals("change")) {
            ticketsById.put(words[1], "-");
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            switch (path) {
                case "/good" -> answer(exchange, 200, commit(exchange, false));
                case "/new" -> misbehave(exchange, true);
                case "/old" -> misbehave(exchange, false);
                case "/lookup" -> lookUp(exchange);
                case "/slow" -> {
                    sleep(60_000);
                    answer(exchange, 200, commit(exchange, true));
                }
                case "/gone" -> answer(exchange, 410, "");
                case "/bad" -> answer(exchange, 400, "");
                default -> answer(exchange, 404, "");
            }
        }
    }

    private void misbehave(HttpExchange exchange, boolean idCounts) throws IOException {
        var dice = random.nextInt(100);
        if (dice < 6) {
            exchange.getResponseHeaders().set("Retry-After", "1");
            answer(exchange, 429, "");
        } else if (dice < 12) {
            answer(exchange, 500, "");
        } else if (dice < 16 && idCounts) {
            var body = exchange.getRequestBody().readAllBytes();
            sleep(2_500); // the call is long given up, and repeated, when this one counts
            commit(exchange, body, true);
        } else {
            var ticket = commit(exchange, idCounts);
            if (dice < 24) {
                return; // the answer is lost
            } else if (dice < 28) {
                sleep(2_500);
            } else if (dice < 34) {
                answer(exchange, 500, "");
                return;
            }
            sleep(random.nextInt(30));
            answer(exchange, 200, ticket);
        }
    }

    private String commit(HttpExchange exchange, boolean idCounts) throws IOException {
        return commit(exchange, exchange.getRequestBody().readAllBytes(), idCounts);
    }

    private synchronized String commit(HttpExchange exchange, byte[] body, boolean idCounts) throws IOException {
        var id = exchange.getRequestHeaders().getFirst("webhook-id");
        var event = json.readTree(body);
        var task = event.path("data").path("taskId").asText();
        var known = ticketsById.get(id);
        if (known != null && idCounts) {
            write("again " + id + " " + task);
            return known;
        }
        return switch (event.path("type").asText()) {
            case "task.wanted" -> create(id, task, event.path("data"));
            case "task.withdrawn" -> note("withdraw", id, task, event.path("data"));
            default -> note("change", id, task, event.path("data"));
        };
    }

    private String create(String id, String task, JsonNode data) throws IOException {
        var ticket = "REQ-" + ++number;
        write("create %s %s %d %s".formatted(id, task, data.path("revision").asLong(), ticket));
        ticketsById.put(id, ticket);
        ticketsByTask.put(task, ticket);
        foundFrom.put(task, System.currentTimeMillis() + SEARCH_LAG);
        return ticket;
    }

    private String note(String what, String id, String task, JsonNode data) throws IOException {
        write("%s %s %s %d".formatted(what, id, task, data.path("revision").asLong()));
        ticketsById.put(id, "-");
        return ticketsByTask.getOrDefault(task, "-");
    }

    private void lookUp(HttpExchange exchange) throws IOException {
        var task = exchange.getRequestURI().getQuery().replace("taskId=", "");
        String ticket;
        synchronized (this) {
            var from = foundFrom.get(task);
            ticket = from != null && from <= System.currentTimeMillis() ? ticketsByTask.get(task) : null;
            write("lookup - " + task + " " + (ticket == null ? "none" : ticket));
        }
        answer(exchange, ticket == null ? 404 : 200, ticket == null ? "" : ticket);
    }

    private void write(String line) throws IOException {
        log.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
        log.force(true);
    }

    private static void answer(HttpExchange exchange, int status, String ticket) throws IOException {
        var body = ticket.isEmpty() || ticket.equals("-") ? "{}" : "{\"ticket\":\"" + ticket + "\"}";
        exchange.sendResponseHeaders(status, body.length());
        exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
