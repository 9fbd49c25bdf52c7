package dev.footbridge.bridge.console;

import dev.footbridge.readmodel.access.AccessChains;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The web console: its page, its files, and the door before them. */
@Configuration(proxyBeanMethods = false)
public class ConsoleConfiguration implements WebMvcConfigurer {

    @Bean
    @Order(AccessChains.OF_A_MODULE)
    SecurityFilterChain consoleChain(HttpSecurity http, AccessChains chains) {
        return chains.pages(
                http,
                "/",
                "/people/**",
                "/checklists/**",
                "/reviews/**",
                "/projects/**",
                "/desk/**",
                "/inbox/**",
                "/unmatched/**",
                "/console/**");
    }

    /** Each file is named after what is in it, so that it may be kept for good. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/console/assets/**")
                .addResourceLocations("classpath:/console/assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable());
    }

    @Bean
    ConsoleController consoleController() {
        return new ConsoleController();
    }
}
