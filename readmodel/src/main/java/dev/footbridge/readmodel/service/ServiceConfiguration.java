package dev.footbridge.readmodel.service;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * What belongs to an application and to no module, once a process; its settings stand in {@code footbridge-service.yaml}.
 * The generated user is left out, or its password would stand in the log.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
@Import(ClosedByDefaultConfiguration.AfterAllModules.class)
public class ServiceConfiguration {}
