package dev.footbridge.readmodel.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Accounts, and the doors made for them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccountsProperties.class)
public class AccessConfiguration {

    @Bean
    Accounts accounts(AccountsProperties properties, @Value("${server.address:}") String address) {
        if (properties.accountsForLoopbackOnly() && !properties.accounts().isEmpty() && !isLoopback(address)) {
            throw new IllegalStateException(
                    "Expected server.address to be a loopback address, because footbridge.accounts are set, but it is '"
                            + address + "'. Set footbridge.accounts-for-loopback-only=false where that is meant");
        }
        return new Accounts(properties);
    }

    @Bean
    AccessChains accessChains(Accounts accounts) {
        return new AccessChains(accounts);
    }

    @Bean
    ProblemController problemController() {
        return new ProblemController();
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
