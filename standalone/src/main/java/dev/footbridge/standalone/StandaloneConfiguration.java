package dev.footbridge.standalone;

import dev.footbridge.bridge.BridgeConfiguration;
import dev.footbridge.hr.HrEventsConfiguration;
import dev.footbridge.it.ItEventsConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The application: the modules side by side. The generated user is left out, or its password would stand in the log. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
@Import({
    HrEventsConfiguration.class,
    ItEventsConfiguration.class,
    BridgeConfiguration.class,
    ClosedByDefaultConfiguration.class
})
class StandaloneConfiguration {}
