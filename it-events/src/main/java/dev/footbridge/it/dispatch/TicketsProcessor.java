package dev.footbridge.it.dispatch;

import dev.footbridge.it.dispatch.ReportsProducer.Report;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of the tickets desks answered with: at least once, under ids that make a repeat harmless. */
final class TicketsProcessor implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(TicketsProcessor.class);
    private static final int AT_ONCE = 100;
    private static final long LOOK = 500;

    private final DispatchRepository rows;
    private final ReportsProducer reports;
    private final InstantSource clock;
    private volatile boolean stopped;

    TicketsProcessor(DispatchRepository rows, ReportsProducer reports, InstantSource clock) {
        this.rows = rows;
        this.reports = reports;
        this.clock = clock;
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                rows.untold(AT_ONCE).forEach(this::tell);
            } catch (RuntimeException e) {
                LOG.warn("Tickets wait to be told: {}", e.getClass().getName());
            }
            pause();
        }
    }

    private void tell(DispatchRepository.Ticket ticket) {
        var id = ReportId.ofTicket(ticket.task(), ticket.number());
        var report = new Report(id, ticket.task(), TaskState.ACCEPTED, ticket.number(), null, null, clock.instant());
        if (!stopped && reports.tell(report).isPresent()) {
            rows.told(ticket);
        }
    }

    void stop() {
        stopped = true;
    }

    private void pause() {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException e) {
            stopped = true;
        }
    }
}
