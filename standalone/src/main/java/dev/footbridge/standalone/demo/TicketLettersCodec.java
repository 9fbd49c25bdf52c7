package dev.footbridge.standalone.demo;

import dev.footbridge.standalone.demo.TicketsCodec.Ticket;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What the desk's own systems tell of a ticket: Jira that it is worked on and done, the system concerned what changed. */
final class TicketLettersCodec {
    private static final ZoneId UTC = ZoneOffset.UTC;

    private final LetterCodec letters = new LetterCodec();
    private final AccessLettersCodec access;

    TicketLettersCodec(AccessLettersCodec access) {
        this.access = access;
    }

    Letter started(JsonNode task, Ticket ticket) {
        return ticket(task, ticket, "In Progress", "indeterminate", JsonNodeFactory.instance.nullNode());
    }

    Letter done(JsonNode task, Ticket ticket) {
        var resolution = JsonNodeFactory.instance.objectNode().put("name", "Done");
        return ticket(task, ticket, "Done", "done", resolution);
    }

    private Letter ticket(JsonNode task, Ticket ticket, String status, String category, JsonNode resolution) {
        var words = new HashMap<String, JsonNode>();
        words.put("task", task.path("taskId"));
        words.put("ticket", WordsCodec.text(ticket.number()));
        words.put("summary", task.path("reason").path("it"));
        words.put("status", WordsCodec.text(status));
        words.put("category", WordsCodec.text(category));
        words.put("resolution", resolution);
        return letter("jira-ticket", task, ticket, category, words);
    }

    /** None where nothing shows what was done. */
    Optional<Letter> evidence(JsonNode task, Ticket ticket) {
        var words = new HashMap<String, JsonNode>();
        words.put("at", WordsCodec.text("${told}"));
        words.put("email", task.path("person").path("workEmail"));
        return letterOf(task, ticket, words).map(letter -> letter(letter, task, ticket, "evidence", words));
    }

    private Optional<String> letterOf(JsonNode task, Ticket ticket, Map<String, JsonNode> words) {
        var action = task.path("action").asString("");
        if (List.of("grant", "revoke").contains(action)) {
            var entitlement = task.path("system").asString() + "/"
                    + task.path("entitlement").asString();
            return Optional.of(access.letter(entitlement, action.equals("grant"), words));
        }
        if (action.equals("assign-asset")) {
            var kind = task.path("asset").asString();
            words.put("asset", task.path("asset"));
            words.put("tag", WordsCodec.text(kind.toUpperCase(Locale.ROOT) + "-" + ticket.number()));
            return Optional.of("asset-assigned");
        }
        if (action.equals("collect-asset") && task.path("tag").isString()) {
            words.put("asset", task.path("asset"));
            words.put("tag", task.path("tag"));
            return Optional.of("asset-returned");
        }
        return Optional.empty();
    }

    private Letter letter(String name, JsonNode task, Ticket ticket, String about, Map<String, JsonNode> words) {
        var id = "desk-" + about + "-" + task.path("taskId").asString();
        var today = LocalDate.ofInstant(ticket.since(), UTC);
        var telling = new Telling(ticket.since(), UTC);
        return letters.filled(name, id, new WordsCodec(words, Map.of(), new Calendar(today), telling, id));
    }
}
