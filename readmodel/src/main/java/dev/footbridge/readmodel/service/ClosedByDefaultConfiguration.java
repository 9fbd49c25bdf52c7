package dev.footbridge.readmodel.service;

import dev.footbridge.readmodel.access.AccessChains;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DeferredImportSelector;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Whatever no module's own chain has opened stays closed; health alone is for everybody. */
@Configuration(proxyBeanMethods = false)
class ClosedByDefaultConfiguration {

    /** After all modules, in whatever order they are imported: of two chains without an order the first one wins. */
    static final class AfterAllModules implements DeferredImportSelector {
        @Override
        public String[] selectImports(AnnotationMetadata importing) {
            return new String[] {ClosedByDefaultConfiguration.class.getName()};
        }
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain closedByDefault(HttpSecurity http, AccessChains chains) {
        return chains.closed(http, "/actuator/health", "/actuator/health/**");
    }
}
