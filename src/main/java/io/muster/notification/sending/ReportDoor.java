package io.muster.notification.sending;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.db.TenantDatabases;
import io.muster.notification.Channel;
import io.muster.notification.gateway.Gateways;
import io.muster.notification.gateway.Report;
import io.muster.notification.gateway.Webhook;
import io.muster.tenant.Tenant;
import io.muster.tenant.TenantId;
import io.muster.tenant.Tenants;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.faulttolerance.api.RateLimitException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where providers hand in delivery reports. Whoever cannot prove to be the provider learns nothing, not even whether there is
 * such a lender. On a virtual thread, for it blocks.
 */
@ApplicationScoped
public class ReportDoor {
    private static final int FIELDS_MAX = 100;
    private static final long LENDERS_KNOWN_NANOS = Duration.ofSeconds(5).toNanos();

    private final Tenants tenants;
    private final Gateways gateways;
    private final TenantDatabases databases;
    private final NotifyConfig config;
    private final JsonMapper json = new JsonMapper();
    private final Strangers strangers;
    private final Map<TenantId, Guard> paces = new ConcurrentHashMap<>();
    private volatile Known known = new Known(Set.of(), System.nanoTime() - LENDERS_KNOWN_NANOS);

    ReportDoor(Tenants tenants, Gateways gateways, TenantDatabases databases, NotifyConfig config) {
        this.tenants = tenants;
        this.gateways = gateways;
        this.databases = databases;
        this.config = config;
        this.strangers = new Strangers(config.strangersPerSecond());
    }

    private record Known(Set<TenantId> lenders, long readNanos) {}

    /** What is answered. */
    public enum Verdict {
        /** The reports are kept, or there were none that say anything. */
        TAKEN,
        /** It is not the provider's. */
        NOT_PROVEN,
        /** It is the provider's and cannot be read. */
        UNREADABLE,
        /** It is the provider's and has more reports than are taken at once. */
        TOO_LONG,
        /** To be sent again later. */
        TOO_MANY
    }

    /**
     * Takes a request of a provider. It is proved first, so that strangers take nobody's place: only they are limited by
     * where they come from, providers by lender.
     *
     * @param client from where the request comes: an address, or a network that one client has
     * @param form whether the body is a form's
     * @param headers a header's only value, null when it is not there
     */
    public Verdict take(
            String tenant,
            String gateway,
            String client,
            byte[] body,
            boolean form,
            Function<String, @Nullable String> headers) {
        Optional<TenantId> lender =
                lenders().stream().filter(each -> each.value().equals(tenant)).findFirst();
        Optional<Webhook> webhook = lender.flatMap(each -> webhook(each, gateway));
        if (webhook.isEmpty() || !gateways.proves(lender.get(), webhook.get(), body, headers)) {
            return strangers.mayAsk(client, System.nanoTime()) ? Verdict.NOT_PROVEN : Verdict.TOO_MANY;
        }
        try {
            return paces.computeIfAbsent(lender.get(), _ -> pace(config.reportRequestsPerSecond()))
                    .get(() -> keep(lender.get(), gateway, webhook.get(), body, form), Verdict.class);
        } catch (RateLimitException tooMany) {
            return Verdict.TOO_MANY;
        }
    }

    private Optional<Webhook> webhook(TenantId tenant, String gateway) {
        return java.util.Arrays.stream(Channel.values())
                .filter(channel -> channel.slug().equals(gateway))
                .findFirst()
                .flatMap(channel -> gateways.webhook(tenant, channel).await().atMost(config.answerMax()));
    }

    private Verdict keep(TenantId tenant, String gateway, Webhook webhook, byte[] body, boolean form) {
        List<Report> reports;
        try {
            JsonNode sent = form ? fields(body) : json.readTree(body);
            if (webhook.count(sent) > Webhook.REPORTS_MAX) {
                return Verdict.TOO_LONG;
            }
            reports = webhook.reports(sent);
        } catch (IOException | IllegalArgumentException unreadable) {
            return Verdict.UNREADABLE;
        }
        boolean kept = reports.isEmpty()
                || databases
                        .pool(tenant)
                        .flatMap(pool -> DeliveryReports.keep(pool, gateway, reports, config.reportsMax()))
                        .await()
                        .atMost(config.answerMax());
        return kept ? Verdict.TAKEN : Verdict.TOO_MANY;
    }

    private JsonNode fields(byte[] body) throws JsonProcessingException {
        ObjectNode fields = json.createObjectNode();
        String[] pairs = new String(body, StandardCharsets.UTF_8).split("&", FIELDS_MAX + 1);
        for (int i = 0; i < Math.min(pairs.length, FIELDS_MAX); i++) {
            int at = pairs[i].indexOf('=');
            if (at > 0) {
                fields.put(decode(pairs[i].substring(0, at)), decode(pairs[i].substring(at + 1)));
            }
        }
        return fields;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The directory is asked now and then, and not for each request of a stranger. */
    private Set<TenantId> lenders() {
        Known last = known;
        if (System.nanoTime() - last.readNanos() < LENDERS_KNOWN_NANOS) {
            return last.lenders();
        }
        Set<TenantId> lenders = tenants.list().await().atMost(config.answerMax()).stream()
                .map(Tenant::id)
                .collect(Collectors.toUnmodifiableSet());
        known = new Known(lenders, System.nanoTime());
        return lenders;
    }

    private static Guard pace(int perSecond) {
        return Guard.create()
                .withRateLimit()
                .limit(perSecond)
                .window(1, ChronoUnit.SECONDS)
                .done()
                .build();
    }
}
