package dev.footbridge.gateway.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** A list as a loop goes over it: each item taken is a step. */
final class StepsCodec {
    private StepsCodec() {}

    @SuppressWarnings("unchecked") // deepCopy as Jackson declares it
    private static final class Steps extends ArrayNode {
        private static final long serialVersionUID = 1L;

        Steps(int size) {
            super(JsonNodeFactory.instance, size);
        }

        @Override
        public JsonNode get(int index) {
            MappingBudget.step();
            return super.get(index);
        }
    }

    /** An object is gone over as JSLT does it, by keys and values; of anything else JSLT says what is wrong. */
    static JsonNode of(JsonNode looped) {
        if (looped.isArray()) {
            var steps = new Steps(looped.size());
            looped.forEach(steps::add);
            return steps;
        }
        if (looped.isObject()) {
            var steps = new Steps(looped.size());
            looped.properties()
                    .forEach(property ->
                            steps.addObject().put("key", property.getKey()).set("value", property.getValue()));
            return steps;
        }
        return looped;
    }
}
