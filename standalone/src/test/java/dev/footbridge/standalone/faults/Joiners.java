package dev.footbridge.standalone.faults;

import dev.footbridge.standalone.Footbridge;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;

/** A sender of many hires, as patient as a real one: what was not answered 2xx is sent again, with the same id. */
final class Joiners implements Runnable {
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final Footbridge product;
    private final int count;
    private final LocalDate start;
    private final AtomicInteger next = new AtomicInteger();
    final ConcurrentSkipListSet<String> accepted = new ConcurrentSkipListSet<>();
    final AtomicInteger repeats = new AtomicInteger();

    Joiners(Footbridge product, int count, LocalDate start) {
        this.product = product;
        this.count = count;
        this.start = start;
    }

    @Override
    public void run() {
        for (var number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
            var id = "h-" + number;
            while (!sent(id, number)) {
                repeats.incrementAndGet();
                pause();
            }
            accepted.add(id);
        }
    }

    int sentSoFar() {
        return accepted.size();
    }

    private boolean sent(String id, int number) {
        var request = HttpRequest.newBuilder(URI.create(product.urlOf("/hr/events") + "/hr/events"))
                .timeout(Duration.ofSeconds(5))
                .header("Authorization", "Bearer " + product.token("hr"))
                .header("Content-Type", "application/cloudevents+json")
                .POST(BodyPublishers.ofString(hired(id, number)))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 202;
        } catch (IOException e) {
            return false; // no answer is no promise: sent again
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Expected to go on sending, but we were stopped", e);
        }
    }

    private String hired(String id, int number) {
        return """
                {"specversion":"1.0","type":"dev.footbridge.hr.worker-hired.v1","source":"acme-hris","id":"%s",
                 "time":"2026-11-20T09:00:00Z",
                 "data":{"workerNumber":"J-%04d",
                   "person":{"givenName":"Joiner","familyName":"Number %d","workEmail":"joiner.%d@example.com"},
                   "employment":{"type":"employee","title":"Account Executive","department":"Sales","location":"DE-BER"},
                   "startDate":"%s"}}""".formatted(id, number, number, number, start);
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
