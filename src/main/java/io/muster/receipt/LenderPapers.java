package io.muster.receipt;

import io.muster.posting.BusinessDays;
import io.muster.tenant.Language;
import io.muster.tenant.Policies;
import io.muster.tenant.Policy;
import io.muster.tenant.PolicyKind;
import io.muster.tenant.Tenant;
import io.muster.tenant.TenantId;
import io.muster.tenant.Tenants;
import io.muster.tenant.UsualLanguage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The lenders' stationery: what their receipts are drawn with, made once for each template and language; any thread. */
@ApplicationScoped
class LenderPapers {
    /** The one policy of its kind that a lender has. */
    static final String POLICY = "receipt";

    /** The version that ships, for lenders that have decided nothing. */
    static final int SHIPPED = 0;

    private static final int KEPT_MAX = 1_000;

    private static final Comparator<Policy> NEWEST =
            Comparator.comparing(Policy::effectiveFrom).thenComparingInt(Policy::version);

    private final Policies policies;
    private final Tenants tenants;
    private final Map<TenantId, Tenant> lenders = new ConcurrentHashMap<>();
    private final Map<Kind, ReceiptPaper> kept = new ConcurrentHashMap<>();
    private final Map<Version, String> names = new ConcurrentHashMap<>();
    private final Map<Version, Language> languages = new ConcurrentHashMap<>();

    LenderPapers(Policies policies, Tenants tenants) {
        this.policies = policies;
        this.tenants = tenants;
    }

    private record Kind(TenantId tenant, int template, Language language) {}

    /** Of a policy. */
    private record Version(TenantId tenant, int version) {}

    /** A lender's stationery at this moment. */
    final class OfLender {
        private final Tenant lender;
        private final List<Policy> templates;
        private final List<Policy> messages;

        private OfLender(Tenant lender, List<Policy> all) {
            this.lender = lender;
            this.templates = versions(all, PolicyKind.RECEIPT_TEMPLATE, POLICY);
            this.messages = versions(all, PolicyKind.MESSAGES, UsualLanguage.POLICY);
        }

        /** The version of the template that is in force on the day of an instant. */
        int inForce(Instant issuedAt) {
            return newest(templates, issuedAt).map(Policy::version).orElse(SHIPPED);
        }

        /**
         * What a borrower without a language gets: the lender's at an instant, English until it has said one. Unlike a template
         * it is kept with no receipt, so what was decided after the instant, even for a day before it, does not count.
         */
        Language language(Instant issuedAt) {
            List<Policy> decided = messages.stream()
                    .filter(policy -> !policy.addedAt().isAfter(issuedAt))
                    .toList();
            return newest(decided, issuedAt)
                    .map(policy -> kept(
                            languages,
                            new Version(lender.id(), policy.version()),
                            () -> UsualLanguage.of(policy.definition())))
                    .orElse(Language.ENGLISH);
        }

        /** Whether all of these versions are known here: another process may have drawn with newer ones. */
        boolean has(Collection<Integer> versions) {
            return versions.stream()
                    .distinct()
                    .allMatch(version -> version == SHIPPED || find(version).isPresent());
        }

        /**
         * What a receipt is drawn with, to be taken out where drawing is done: the first time it takes long.
         *
         * <p>Taking it out fails with {@link TemplateUnread} when the version is not known here.
         */
        Supplier<ReceiptPaper> paper(int template, Language language) {
            return () -> kept(
                    kept,
                    new Kind(lender.id(), template, language),
                    () -> ReceiptPaper.of(template(template), language));
        }

        /** The lender's name as it stands on receipts that were issued at an instant. */
        String name(Instant issuedAt) {
            int version = inForce(issuedAt);
            return kept(
                    names,
                    new Version(lender.id(), version),
                    () -> template(version).lender());
        }

        private ReceiptTemplate template(int version) {
            return version == SHIPPED
                    ? ReceiptTemplate.shipped(lender.name())
                    : ReceiptTemplate.parse(
                            find(version).orElseThrow(TemplateUnread::new).definition());
        }

        private Optional<Policy> find(int version) {
            return templates.stream()
                    .filter(policy -> policy.version() == version)
                    .findFirst();
        }
    }

    private static List<Policy> versions(List<Policy> all, PolicyKind kind, String name) {
        return all.stream()
                .filter(policy -> policy.kind() == kind && policy.name().equals(name))
                .toList();
    }

    private static Optional<Policy> newest(List<Policy> versions, Instant at) {
        LocalDate day = BusinessDays.inIndia(at);
        return versions.stream()
                .filter(policy -> !policy.effectiveFrom().isAfter(day))
                .max(NEWEST);
    }

    /** A lender's stationery; fails when nobody can tell what the lender has decided. */
    Uni<OfLender> of(TenantId tenant) {
        return lender(tenant).flatMap(lender -> policies.list(tenant).map(all -> new OfLender(lender, all)));
    }

    /** The same by what the control database says now; fails when nobody can tell. */
    Uni<OfLender> ofNow(TenantId tenant) {
        return lender(tenant).flatMap(lender -> policies.listNow(tenant).map(all -> new OfLender(lender, all)));
    }

    /** What fails to be made is not kept. */
    private static <K, V> V kept(Map<K, V> kept, K key, Supplier<V> making) {
        if (kept.size() >= KEPT_MAX) {
            kept.clear();
        }
        return kept.computeIfAbsent(key, _ -> making.get());
    }

    /** A lender's name never changes. */
    private Uni<Tenant> lender(TenantId tenant) {
        Tenant known = lenders.get(tenant);
        return known != null
                ? Uni.createFrom().item(known)
                : tenants.find(tenant).map(Optional::orElseThrow).invoke(lender -> lenders.put(tenant, lender));
    }
}
