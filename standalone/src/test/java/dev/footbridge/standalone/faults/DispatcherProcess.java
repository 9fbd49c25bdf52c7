package dev.footbridge.standalone.faults;

import dev.footbridge.it.ItEventsConfiguration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Import;

/** The IT side alone, as it runs as a service of its own. */
final class DispatcherProcess {
    private DispatcherProcess() {}

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
    @Import(ItEventsConfiguration.class)
    static class Application {}

    /** @param arguments {@code name=value}, as configuration has it */
    public static void main(String[] arguments) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("spring.config.import", "classpath:footbridge-it-events.yaml");
        settings.put("server.port", 0);
        settings.put("server.address", "127.0.0.1");
        settings.put("management.endpoint.health.show-details", "always");
        settings.put("management.endpoint.health.show-components", "always");
        Arrays.stream(arguments)
                .map(argument -> argument.split("=", 2))
                .forEach(pair -> settings.put(pair[0], pair[1]));
        var application = new SpringApplication(Application.class);
        application.setDefaultProperties(settings);
        var context = (ServletWebServerApplicationContext) application.run();
        System.out.println("ready " + context.getWebServer().getPort());
    }
}
