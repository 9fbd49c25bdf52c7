package dev.footbridge.gateway.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import java.io.StringReader;
import java.util.regex.Pattern;

/** One JSLT expression of a connector: compiled when it is loaded, a pure function from then on. */
final class ExpressionCodec {
    private static final Pattern TEXTS_AND_COMMENTS = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|//[^\\n]*");
    private static final Pattern REFUSED = Pattern.compile("(?<![\\w.$-])(import|def)(?![\\w-])");

    private final String place;
    private final Expression expression;

    private ExpressionCodec(String place, Expression expression) {
        this.place = place;
        this.expression = expression;
    }

    /** @throws IllegalArgumentException when it does not compile, or can do more than map */
    static ExpressionCodec compile(String place, String text, JsltFunctionsCodec functions) {
        var refused = REFUSED.matcher(TEXTS_AND_COMMENTS.matcher(text).replaceAll("\"\""));
        if (refused.find()) {
            throw new IllegalArgumentException(
                    "Expected %s to have no import and no def, but it has %s".formatted(place, refused.group(1)));
        }
        try {
            var compiled = new Parser(new StringReader(text))
                    .withSource(place)
                    .withFunctions(functions.all())
                    .withResourceResolver(file -> {
                        throw new JsltException("Expected no import, but there is one");
                    })
                    .compile();
            return new ExpressionCodec(place, compiled);
        } catch (JsltException e) {
            throw new IllegalArgumentException("Expected %s to be JSLT, but %s".formatted(place, e.getMessage()), e);
        }
    }

    /** @throws FailedException with the place, and nothing of the payload */
    JsonNode apply(JsonNode input) {
        try {
            return expression.apply(input);
        } catch (JsltException e) {
            throw new FailedException(
                    "Expected %s to map the delivery, but it failed in line %d, column %d"
                            .formatted(place, e.getLine(), e.getColumn()),
                    e);
        }
    }

    static final class FailedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FailedException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
