package dev.footbridge.gateway.intake;

import dev.footbridge.gateway.Gateway;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/** Receipts as HTTP: what was accepted by its id, what was refused as RFC 9457 has it. */
final class ReceiptCodec {
    private static final String RETRY_AFTER = "2";

    private ReceiptCodec() {}

    static ServerResponse answer(Gateway gateway, Receipt receipt) {
        var response = ServerResponse.status(receipt.status());
        if (receipt instanceof Receipt.Refused refused) {
            if (refused.reason().isWorthRepeating()) {
                response.header("Retry-After", RETRY_AFTER);
            }
            if (refused.reason() == Receipt.Reason.TOO_LARGE || refused.reason() == Receipt.Reason.TOO_SLOW) {
                response.header("Connection", "close"); // the rest of the body is not read
            }
            return response.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem(refused));
        }
        var accepted = (Receipt.Accepted) receipt;
        return response.header("Location", "/" + gateway.prefix() + "/inbox/" + accepted.deliveryId())
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("id", accepted.deliveryId()));
    }

    /** Several in order; 202 as soon as one was taken. */
    static ServerResponse answer(List<Receipt> receipts) {
        var none = receipts.stream().noneMatch(Receipt.Accepted.class::isInstance) && !receipts.isEmpty();
        return ServerResponse.status(none ? receipts.get(0).status() : 202)
                .contentType(MediaType.APPLICATION_JSON)
                .body(receipts.stream().map(ReceiptCodec::item).toList());
    }

    private static Map<String, Object> item(Receipt receipt) {
        if (receipt instanceof Receipt.Accepted accepted) {
            return Map.of("status", accepted.status(), "id", accepted.deliveryId());
        }
        return problem((Receipt.Refused) receipt);
    }

    private static Map<String, Object> problem(Receipt.Refused refused) {
        var problem = new LinkedHashMap<String, Object>();
        problem.put(
                "type",
                "https://footbridge.dev/problems/"
                        + refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        problem.put("title", refused.reason().title());
        problem.put("status", refused.status());
        problem.put("detail", refused.detail());
        if (!refused.errors().isEmpty()) {
            problem.put("errors", refused.errors());
        }
        return problem;
    }
}
