package dev.footbridge.gateway.canonical;

import java.util.List;

/** What an event turned out to be when it was read. */
public sealed interface Reading {
    record Understood(CanonicalEvent event) implements Reading {}

    record Refused(List<FieldError> errors) implements Reading {
        public Refused {
            errors = List.copyOf(errors);
        }
    }
}
