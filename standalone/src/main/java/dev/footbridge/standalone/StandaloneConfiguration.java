package dev.footbridge.standalone;

import dev.footbridge.bridge.BridgeConfiguration;
import dev.footbridge.hr.HrEventsConfiguration;
import dev.footbridge.it.ItEventsConfiguration;
import dev.footbridge.readmodel.service.ServiceConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The application: the modules side by side. */
@Configuration(proxyBeanMethods = false)
@Import({ServiceConfiguration.class, HrEventsConfiguration.class, ItEventsConfiguration.class, BridgeConfiguration.class
})
class StandaloneConfiguration {}
