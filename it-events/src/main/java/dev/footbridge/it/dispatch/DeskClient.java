package dev.footbridge.it.dispatch;

import dev.footbridge.it.dispatch.DispatchProperties.Desk;
import dev.footbridge.readmodel.observe.Cause;
import dev.footbridge.readmodel.observe.Trail;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Speaks Standard Webhooks to one desk. Connects to no address that is not public unless that is meant; follows nobody. */
final class DeskClient implements AutoCloseable {
    private static final int LONGEST_ANSWER = 64 << 10;

    private final Desk desk;
    private final EnvelopeCodec envelopes;
    private final InstantSource clock;
    private final CloseableHttpClient http;
    private final byte[] key;
    private final Trail trail;

    DeskClient(String destination, Desk desk, EnvelopeCodec envelopes, InstantSource clock, Trail trail) {
        this(destination, desk, envelopes, clock, SystemDefaultDnsResolver.INSTANCE, trail);
    }

    DeskClient(
            String destination,
            Desk desk,
            EnvelopeCodec envelopes,
            InstantSource clock,
            DnsResolver names,
            Trail trail) {
        this.trail = trail;
        this.desk = desk;
        this.envelopes = envelopes;
        this.clock = clock;
        this.key = desk.secret() == null
                ? new byte[0]
                : SignatureCodec.key("footbridge.destinations." + destination + ".secret", desk.secret());
        var limit = Timeout.ofMilliseconds(desk.timeLimit().toMillis());
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new Looking(names, desk.allowPrivate()))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(limit)
                                .setSocketTimeout(limit)
                                .build())
                        .setMaxConnTotal(desk.atOnce())
                        .setMaxConnPerRoute(desk.atOnce())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setRedirectsEnabled(false)
                        .setResponseTimeout(limit)
                        .setConnectionRequestTimeout(limit)
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> false) // a stale one is a doubt more
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Footbridge")
                .build();
    }

    /** A call that can be aborted from outside. */
    interface Call {
        Answer make();

        void abort();
    }

    Call tell(Claim claim, Step.Tell tell) {
        var request = new HttpPost(desk.url());
        var id = EnvelopeCodec.id(claim.reference(), tell);
        var body = envelopes.body(
                claim.errand(), claim.reference(), tell, claim.task().ticket());
        var seconds = clock.instant().getEpochSecond();
        request.setHeader("webhook-id", id);
        request.setHeader("webhook-timestamp", Long.toString(seconds));
        request.setHeader("webhook-signature", SignatureCodec.signature(key, id, seconds, body));
        var cause = trail.step("dispatch", new Cause(claim.traceparent(), null), clock.instant());
        if (cause.isTraced()) {
            request.setHeader("traceparent", cause.traceparent());
        }
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        return call(request, false);
    }

    Call lookUp(Claim claim) {
        var base = String.valueOf(desk.lookup());
        var query = "taskId=" + URLEncoder.encode(claim.reference(), StandardCharsets.UTF_8);
        var request = new HttpGet(URI.create(base + (base.contains("?") ? "&" : "?") + query));
        var seconds = clock.instant().getEpochSecond();
        var id = "lookup_" + claim.reference();
        request.setHeader("webhook-id", id);
        request.setHeader("webhook-timestamp", Long.toString(seconds));
        request.setHeader("webhook-signature", SignatureCodec.signature(key, id, seconds, new byte[0]));
        return call(request, true);
    }

    private Call call(HttpUriRequestBase request, boolean lookUp) {
        return new Call() {
            @Override
            public Answer make() {
                try {
                    return http.execute(request, response -> answer(response, lookUp));
                } catch (ConnectTimeoutException
                        | org.apache.hc.client5.http.HttpHostConnectException
                        | UnknownHostException
                        | SSLHandshakeException e) {
                    return new Answer.NotTaken("not reached: " + e.getClass().getSimpleName(), null);
                } catch (IOException e) {
                    return new Answer.Unknown("no answer: " + e.getClass().getSimpleName(), null);
                }
            }

            @Override
            public void abort() {
                request.cancel();
            }
        };
    }

    private Answer answer(ClassicHttpResponse response, boolean lookUp) throws IOException {
        var status = response.getCode();
        var ticket = status >= 200 && status < 300 ? envelopes.ticket(body(response)) : null;
        var retryAfter = retryAfter(response);
        return lookUp ? Answer.ofLookUp(status, ticket, retryAfter) : Answer.ofStatus(status, ticket, retryAfter);
    }

    private static byte[] body(ClassicHttpResponse response) throws IOException {
        var entity = response.getEntity();
        return entity == null ? new byte[0] : entity.getContent().readNBytes(LONGEST_ANSWER);
    }

    private @Nullable Duration retryAfter(ClassicHttpResponse response) {
        var header = response.getFirstHeader("Retry-After");
        return header == null ? null : RetryAfterCodec.read(header.getValue(), clock.instant());
    }

    @Override
    public void close() {
        http.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
    }

    /** Looks at the addresses that are really connected to: what a name meant a moment ago does not matter. */
    private record Looking(DnsResolver names, boolean allowPrivate) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            var all = names.resolve(host);
            if (!allowPrivate && !Arrays.stream(all).allMatch(AddressRule::isPublic)) {
                throw new UnknownHostException("Expected a public address, but it is none");
            }
            return all;
        }

        @Override
        public String resolveCanonicalHostname(String host) throws UnknownHostException {
            return names.resolveCanonicalHostname(host);
        }
    }
}
