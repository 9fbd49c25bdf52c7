package dev.footbridge.gateway.verify;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What exactly is signed: a template over {@code {body}}, {@code {method}} and {@code {header:X}}, for example
 * {@code v0:{header:X-Slack-Request-Timestamp}:{body}}.
 */
public final class SignedContent {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(body|method|header:([A-Za-z0-9-]+))}");

    private final List<Piece> pieces;

    private SignedContent(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    private sealed interface Piece {}

    private record Literal(String text) implements Piece {}

    private record Body() implements Piece {}

    private record Method() implements Piece {}

    private record HeaderValue(String name) implements Piece {}

    public static SignedContent of(String template) {
        var pieces = new ArrayList<Piece>();
        var matcher = PLACEHOLDER.matcher(template);
        var end = 0;
        while (matcher.find()) {
            addLiteral(pieces, template.substring(end, matcher.start()));
            pieces.add(
                    switch (matcher.group(1)) {
                        case "body" -> new Body();
                        case "method" -> new Method();
                        default -> new HeaderValue(matcher.group(2));
                    });
            end = matcher.end();
        }
        addLiteral(pieces, template.substring(end));
        if (!pieces.contains(new Body())) {
            throw new IllegalArgumentException("Expected the signed content to hold {body}, but it does not");
        }
        return new SignedContent(pieces);
    }

    private static void addLiteral(List<Piece> pieces, String text) {
        if (text.contains("{") || text.contains("}")) {
            throw new IllegalArgumentException(
                    "Expected only {body}, {method} and {header:Name} in the signed content, but it has " + text);
        }
        if (!text.isEmpty()) {
            pieces.add(new Literal(text));
        }
    }

    List<String> headerNames() {
        return pieces.stream()
                .filter(HeaderValue.class::isInstance)
                .map(piece -> ((HeaderValue) piece).name())
                .toList();
    }

    /** A value that holds its own separator could be cut elsewhere by somebody else: two contents, one signature. */
    boolean isUnambiguous(Headers headers) {
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i) instanceof HeaderValue header) {
                var value = headers.only(header.name()).orElse("");
                var plain = !value.isEmpty() && value.chars().allMatch(c -> c > ' ' && c < 127 && c != ',');
                var separated = i + 1 < pieces.size() && pieces.get(i + 1) instanceof Literal next;
                if (!plain || separated && value.contains(((Literal) pieces.get(i + 1)).text())) {
                    return false;
                }
            }
        }
        return true;
    }

    byte[] bytes(String method, Headers headers, byte[] body) {
        var out = new ByteArrayOutputStream(body.length + 128);
        for (var piece : pieces) {
            out.writeBytes(
                    piece instanceof Body ? body : text(piece, method, headers).getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static String text(Piece piece, String method, Headers headers) {
        if (piece instanceof Literal literal) {
            return literal.text();
        }
        return piece instanceof HeaderValue header ? headers.only(header.name()).orElse("") : method;
    }
}
