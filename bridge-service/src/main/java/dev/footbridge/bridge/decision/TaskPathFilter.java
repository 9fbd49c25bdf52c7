package dev.footbridge.bridge.decision;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * The firewall of every request: as strict as ever, but that the id of a task may hold an encoded slash, percent sign or
 * semicolon. Nobody takes such a path for another: it is matched and read as it was written.
 */
final class TaskPathFilter implements HttpFirewall {
    private final StrictHttpFirewall strict = new StrictHttpFirewall();
    private final StrictHttpFirewall forTasks = new StrictHttpFirewall();

    TaskPathFilter() {
        forTasks.setAllowUrlEncodedSlash(true);
        forTasks.setAllowUrlEncodedDoubleSlash(true);
        forTasks.setAllowUrlEncodedPercent(true);
        forTasks.setAllowSemicolon(true); // encoded: a plain one is in no path of a task
    }

    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        var isTask = TaskPath.of(request.getRequestURI()).isPresent();
        return (isTask ? forTasks : strict).getFirewalledRequest(request);
    }

    @Override
    public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
        return strict.getFirewalledResponse(response);
    }
}
