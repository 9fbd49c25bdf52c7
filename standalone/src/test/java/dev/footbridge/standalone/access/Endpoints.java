package dev.footbridge.standalone.access;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Everything an application answers to, as it says itself: {@code GET /api/people/{id}}. */
final class Endpoints {
    private static final Pattern ROUTE = Pattern.compile("\\((\\w+) && (/[^)\\s]*)\\)");

    private Endpoints() {}

    static SortedSet<String> of(ApplicationContext application) {
        var all = new TreeSet<String>();
        application
                .getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().keySet().forEach(info -> add(all, info)));
        application.getBeansOfType(RouterFunctionMapping.class).values().forEach(mapping -> {
            var routes = ROUTE.matcher(String.valueOf(mapping.getRouterFunction()));
            while (routes.find()) {
                all.add(routes.group(1) + " " + routes.group(2));
            }
        });
        application
                .getBeansOfType(AbstractUrlHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMap().keySet().forEach(path -> all.add("GET " + path)));
        return all;
    }

    private static void add(SortedSet<String> all, RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        for (var path : info.getPatternValues()) {
            if (methods.isEmpty()) {
                all.add("ANY " + path);
            }
            methods.forEach(method -> all.add(method + " " + path));
        }
    }
}
