package dev.footbridge.readmodel.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the connector itself refuses, a malformed address say: no filter sees it, and the container's page tells too much. */
public final class RefusalValve extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(RefusalValve.class);

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        var status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        if (!response.containsHeader(DoorHeaders.POLICY)) {
            DoorHeaders.write(response::setHeader);
        }
        response.setContentType("application/problem+json");
        try {
            response.getOutputStream()
                    .write(
                            "{\"type\":\"about:blank\",\"status\":%d,\"detail\":\"Expected a request that we can take, but it is not\"}"
                                    .formatted(status)
                                    .getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            LOG.debug("Nobody is there to be told: {}", e.getClass().getName());
        }
    }
}
