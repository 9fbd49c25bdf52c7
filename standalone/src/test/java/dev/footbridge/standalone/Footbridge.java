package dev.footbridge.standalone;

import dev.footbridge.standalone.embedded.Infrastructure;

/** Footbridge as its users know it, in one process or in several. */
public interface Footbridge {
    /** Where a path is answered, without the path. */
    String urlOf(String path);

    String token(String account);

    String secret(String source);

    Infrastructure.Addresses addresses();
}
