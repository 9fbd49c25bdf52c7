package dev.footbridge.gateway.intake;

import dev.footbridge.gateway.connector.Arrival;
import dev.footbridge.gateway.verify.Headers;
import dev.footbridge.schemas.inbox.Delivery;
import dev.footbridge.schemas.inbox.Header;
import java.nio.ByteBuffer;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** From what came to the record of it. */
final class DeliveryFormCodec {
    private DeliveryFormCodec() {}

    /** @param secretHeaders of its verification: they are left out, besides those that always are */
    static Delivery delivery(
            String deliveryId,
            String connector,
            Arrival arrival,
            String verification,
            int secretIndex,
            List<String> secretHeaders) {
        return Delivery.newBuilder()
                .setDeliveryId(deliveryId)
                .setSource(arrival.source())
                .setConnector(connector)
                .setReceivedAt(arrival.receivedAt().truncatedTo(ChronoUnit.MICROS))
                .setMethod(arrival.method())
                .setPath(arrival.path())
                .setQuery(stored(SecretHeaders.without(new Headers(arrival.query()), List.of())))
                .setHeaders(stored(SecretHeaders.without(arrival.headers(), secretHeaders)))
                .setBody(ByteBuffer.wrap(arrival.body()))
                .setVerification(verification)
                .setSecretIndex(secretIndex)
                .build();
    }

    private static List<Header> stored(Headers headers) {
        return headers.all().stream()
                .map(header -> new Header(header.name(), header.value()))
                .toList();
    }
}
