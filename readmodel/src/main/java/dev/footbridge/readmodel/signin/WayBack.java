package dev.footbridge.readmodel.signin;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where to go after signing in: a page of this site that was asked for, else the first; never another site. */
public final class WayBack {
    public static final String FIRST_PAGE = "/";

    private static final int LONGEST = 2_000;

    /** A path, then perhaps a query, of what may stand in an address and no more: no control, no backslash. */
    private static final Pattern PATH_AND_QUERY = Pattern.compile(
            "/([A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*(\\?([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?");

    private WayBack() {}

    public static String to(@Nullable String wanted) {
        if (wanted == null
                || wanted.length() > LONGEST
                || !PATH_AND_QUERY.matcher(wanted).matches()) {
            return FIRST_PAGE;
        }
        var path = URI.create(wanted).normalize().getPath();
        var couldBeElsewhere = wanted.split("\\?", 2)[0].contains("//"); // two slashes begin a host's name
        return couldBeElsewhere || path.equals("/login") || path.startsWith("/login/") || path.equals("/logout")
                ? FIRST_PAGE
                : wanted;
    }
}
