package io.muster.notification.gateway;

import static io.muster.log.MusterLog.LOG;

import io.muster.notification.Channel;
import io.muster.tenant.Policies;
import io.muster.tenant.Policy;
import io.muster.tenant.PolicyKind;
import io.muster.tenant.TenantId;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpClient;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The gateways of this process, one for each lender and channel; a policy's new version gets a new guard. Any thread. */
@ApplicationScoped
public class Gateways {
    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    private final Policies policies;
    private final Secrets secrets;
    private final ReactiveMailer mailer;
    private final GatewayConfig config;
    private final HostsAllowed hosts;
    private final HttpClient client;
    private final Map<Place, Known> known = new ConcurrentHashMap<>();

    Gateways(Policies policies, Secrets secrets, ReactiveMailer mailer, GatewayConfig config) {
        this.policies = policies;
        this.secrets = secrets;
        this.mailer = mailer;
        this.config = config;
        this.hosts = new HostsAllowed(config.hostsAllowed().orElse(Set.of()));
        this.client = HttpGateway.client(config.connectMax());
    }

    private record Place(TenantId tenant, Channel channel) {}

    /** @param gateway null when the definition cannot be used */
    private record Known(
            int version,
            @Nullable GatewayPolicy policy,
            @Nullable GuardedGateway gateway) {}

    /** The lender's gateway for a channel; empty when it has none. Fails when nobody can tell. */
    public Uni<Optional<GuardedGateway>> find(TenantId tenant, Channel channel) {
        return inForce(tenant, channel).map(found -> found.map(Known::gateway));
    }

    /** The same as the control database says it now: a gateway that was added elsewhere a moment ago is in no list yet. */
    public Uni<Optional<GuardedGateway>> findNow(TenantId tenant, Channel channel) {
        return policies.listNow(tenant).chain(() -> find(tenant, channel));
    }

    /** How the reports of a lender's gateway are read; empty when it sends none. */
    public Uni<Optional<Webhook>> webhook(TenantId tenant, Channel channel) {
        return inForce(tenant, channel)
                .map(found -> found.map(Known::policy)
                        .filter(GatewayPolicy.Http.class::isInstance)
                        .map(http -> ((GatewayPolicy.Http) http).webhook()));
    }

    /**
     * Whether a request is the provider's.
     *
     * @param headers a header's only value, null when it is not there
     */
    public boolean proves(
            TenantId tenant,
            Webhook webhook,
            byte[] body,
            java.util.function.Function<String, @Nullable String> headers) {
        try {
            return webhook.proof().holds(body, headers::apply, name -> secrets.get(tenant, name), Instant.now());
        } catch (Secrets.MissingSecret missing) {
            LOG.reportSecretMissing(tenant);
            return false;
        }
    }

    /**
     * Checks a definition before it becomes a policy.
     *
     * @param tenant whose policy it is to be
     * @param name of the policy: the channel's
     * @throws IllegalArgumentException with the place and what is wrong there
     */
    public void check(TenantId tenant, String name, String definition) {
        Objects.requireNonNull(GatewayPolicy.read(Channel.of(name), definition, hosts, domains(tenant)));
    }

    private MailDomains domains(TenantId tenant) {
        return MailDomains.of(config.mailDomains().getOrDefault(tenant.value(), ""));
    }

    private Uni<Optional<Known>> inForce(TenantId tenant, Channel channel) {
        return policies.findInForce(tenant, PolicyKind.GATEWAY, channel.slug(), LocalDate.now(INDIA))
                .map(found -> found.map(policy -> open(new Place(tenant, channel), policy)));
    }

    private Known open(Place place, Policy policy) {
        return Objects.requireNonNull(known.compute(
                place, (_, last) -> last != null && last.version() == policy.version() ? last : opened(place, policy)));
    }

    private Known opened(Place place, Policy policy) {
        try {
            GatewayPolicy read =
                    GatewayPolicy.read(place.channel(), policy.definition(), hosts, domains(place.tenant()));
            return new Known(
                    policy.version(),
                    read,
                    new GuardedGateway(place.tenant(), place.channel().slug(), read, gateway(place, read)));
        } catch (IllegalArgumentException unusable) {
            LOG.gatewayUnusable(place.channel().slug(), place.tenant(), String.valueOf(unusable.getMessage()));
            return new Known(policy.version(), null, null);
        }
    }

    private Gateway gateway(Place place, GatewayPolicy policy) {
        return switch (policy) {
            case GatewayPolicy.Http http ->
                new HttpGateway(client, http, config.answerBytesMax(), name -> secrets.get(place.tenant(), name));
            case GatewayPolicy.Smtp smtp ->
                new MailGateway(mailer, smtp, config.mailIdDomain(), config.attachmentBytesMax());
        };
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }
}
