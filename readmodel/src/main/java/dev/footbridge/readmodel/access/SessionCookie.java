package dev.footbridge.readmodel.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** Where a browser keeps the key of its session: no script reads it, no other site makes the browser send it. */
public final class SessionCookie {
    public static final String NAME = "footbridge-session";

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");

    private SessionCookie() {}

    public static Optional<String> key(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(NAME))
                .map(Cookie::getValue)
                .findFirst();
    }

    public static void set(HttpServletRequest request, HttpServletResponse response, String key) {
        add(request, response, key, null);
    }

    public static void clear(HttpServletRequest request, HttpServletResponse response) {
        add(request, response, "", Duration.ZERO);
    }

    private static void add(
            HttpServletRequest request,
            HttpServletResponse response,
            String key,
            @org.jspecify.annotations.Nullable Duration age) {
        var cookie = ResponseCookie.from(NAME, key)
                .path("/")
                .httpOnly(true)
                .secure(isSecure(request))
                .sameSite("Strict");
        if (age != null) {
            cookie.maxAge(age);
        }
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }

    /** Plain HTTP is for the own machine: elsewhere a browser keeps no such cookie without TLS, and nobody signs in. */
    public static boolean isSecure(HttpServletRequest request) {
        return request.isSecure() || !LOOPBACK.matcher(request.getServerName()).matches();
    }
}
