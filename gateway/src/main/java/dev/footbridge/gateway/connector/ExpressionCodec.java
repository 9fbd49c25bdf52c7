package dev.footbridge.gateway.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import java.io.StringReader;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One JSLT expression of a connector: compiled when it is loaded, a pure function from then on. */
final class ExpressionCodec {
    private static final Pattern TEXTS_AND_COMMENTS = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|//[^\\n]*");
    private static final Pattern REFUSED = Pattern.compile("(?<![\\w.$-])(import|def)(?![\\w-])");

    /** JSLT's * repeats texts, as often as the payload says; in front of the one that matches keys stands { or a comma. */
    private static final Pattern TIMES = Pattern.compile("(?<![{,]\\s{0,50})\\*");

    private static final Pattern DECLARED = Pattern.compile("\\blet\\s+([\\w-]+)\\s*=");
    private static final Pattern USED = Pattern.compile("\\$([\\w-]+)");

    private final String place;
    private final Expression expression;

    private ExpressionCodec(String place, Expression expression) {
        this.place = place;
        this.expression = expression;
    }

    /** @throws IllegalArgumentException when it does not compile, or can do more than map */
    static ExpressionCodec compile(String place, String text, JsltFunctionsCodec functions) {
        var code = TEXTS_AND_COMMENTS.matcher(text).replaceAll("\"\"");
        var refused = REFUSED.matcher(code);
        if (refused.find()) {
            throw new IllegalArgumentException(
                    "Expected %s to have no import and no def, but it has %s".formatted(place, refused.group(1)));
        }
        if (TIMES.matcher(code).find()) {
            throw new IllegalArgumentException("Expected %s to multiply by times(a, b), but it has *".formatted(place));
        }
        var declared = names(DECLARED, code);
        names(USED, code).stream()
                .filter(name -> !declared.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            "Expected every variable of %s to be declared, but $%s is not".formatted(place, name));
                });
        try {
            compiled(place, text, functions); // as it is written, so that a mistake is found where it is
            return new ExpressionCodec(place, compiled(place, LoopGuard.guarded(text), functions));
        } catch (JsltException e) {
            throw new IllegalArgumentException("Expected %s to be JSLT, but %s".formatted(place, e.getMessage()), e);
        }
    }

    private static Expression compiled(String place, String text, JsltFunctionsCodec functions) {
        return new Parser(new StringReader(text))
                .withSource(place)
                .withFunctions(functions.all())
                .withResourceResolver(file -> {
                    throw new JsltException("Expected no import, but there is one");
                })
                .compile();
    }

    /** @throws FailedException with the place, and nothing of the payload */
    JsonNode apply(JsonNode input) {
        try {
            return expression.apply(input);
        } catch (JsltException e) {
            var where = e.getLine() < 1 ? "" : " in line " + e.getLine();
            throw new FailedException("Expected %s to map the delivery, but it failed%s".formatted(place, where), e);
        }
    }

    private static Set<String> names(Pattern pattern, String code) {
        return pattern.matcher(code).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    static final class FailedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FailedException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
