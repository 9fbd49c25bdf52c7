package dev.footbridge.standalone.demo;

/**
 * One request as a system would send it, ready but for its signature.
 *
 * @param id the sender's own, the same whenever it is sent again
 * @param source whose webhook it is; empty where an account posts it
 * @param account whose token it carries; empty where a source signs it
 */
record Letter(String id, String source, String account, String path, String body) {}
