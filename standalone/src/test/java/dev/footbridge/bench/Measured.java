package dev.footbridge.bench;

/** Stands for the bench, which is not on the class path of the product. */
public record Measured(String what) {}
