package dev.footbridge.bridge.contract;

import dev.footbridge.readmodel.access.AccessChains;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The doors to the contract: nothing in it is anybody's secret. */
@Configuration(proxyBeanMethods = false)
class ContractConfiguration {

    @Bean
    ContractController contractController() {
        return new ContractController();
    }

    @Bean
    @Order(AccessChains.OF_A_MODULE)
    SecurityFilterChain contractChain(HttpSecurity http, AccessChains chains) {
        return chains.chain(
                http,
                ContractController.DOCUMENT,
                requests -> requests.requestMatchers(HttpMethod.GET).permitAll());
    }

    @Bean
    @Order(AccessChains.OF_A_MODULE)
    SecurityFilterChain contractRecordsChain(HttpSecurity http, AccessChains chains) {
        return chains.chain(
                http,
                ContractController.RECORDS + "**",
                requests -> requests.requestMatchers(HttpMethod.GET).permitAll());
    }
}
