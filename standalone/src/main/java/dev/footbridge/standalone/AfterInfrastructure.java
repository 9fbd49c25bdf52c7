package dev.footbridge.standalone;

import dev.footbridge.standalone.embedded.Infrastructure;

/** The deployment step: what must be there (topics, subjects) before anything reads or writes. Runs at every start. */
@FunctionalInterface
public interface AfterInfrastructure {
    void deploy(Infrastructure.Addresses addresses) throws Exception;
}
