package dev.footbridge.bridge.policy;

/**
 * A whole policy as one document: all files, all texts, keys sorted, so that equal policies are equal bytes.
 *
 * @param sha256 of the document in UTF-8, in hex
 */
public record PolicyDocument(String canonicalJson, String sha256) {}
