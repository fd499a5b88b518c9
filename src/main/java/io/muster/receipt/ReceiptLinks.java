package io.muster.receipt;

import io.muster.posting.ReceiptNumber;
import io.muster.tenant.LinkKey;
import io.muster.tenant.LinkKeys;
import io.muster.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Links that lead whoever holds a receipt to the page that verifies it; any thread. */
@ApplicationScoped
public class ReceiptLinks {
    /** Where the page is, below the base. */
    public static final String PATH = "/r/";

    private static final ReceiptNumber LONGEST = new ReceiptNumber("ZZZZ/99/" + ReceiptNumber.NUMBER_MAX);

    private final LinkKeys keys;
    private final LinkTokens tokens;
    private final String base;
    private final String baseMark;

    ReceiptLinks(LinkKeys keys, ReceiptsConfig config) {
        this.keys = keys;
        this.tokens = new LinkTokens(config.linkSecret());
        this.base = base(config.linkBase());
        this.baseMark = tokens.baseMark(base);
    }

    /**
     * A lender's links as they are signed now; pure, so that a page of receipts asks for them once.
     *
     * @param key the newest valid one
     * @param valid the numbers of all that are valid
     * @param base tells where they lead and under which secret
     */
    public record LenderLinks(int key, Set<Integer> valid, String base, LenderLink links) {
        /** The link to a receipt's verification, signed by the newest key. */
        public URI to(ReceiptNumber number) {
            return links.to(number, key);
        }

        /** The link as an older key signs it. */
        URI to(ReceiptNumber number, int signedBy) {
            return links.to(number, signedBy);
        }

        /** The first of some keys that is still valid, else the newest: a paper keeps its link as long as that is good. */
        int keyAmong(List<Integer> earlier) {
            return earlier.stream().filter(valid::contains).findFirst().orElse(key);
        }
    }

    /** Makes one link. */
    @FunctionalInterface
    public interface LenderLink {
        /** The link to a receipt's verification, signed by this key. */
        URI to(ReceiptNumber number, int key);
    }

    /** What a token is worth. */
    sealed interface Verified {
        /** We made it for this receipt. */
        record Genuine(TenantId tenant, ReceiptNumber number) implements Verified {}

        /** We made it, but its key was revoked. */
        record Revoked() implements Verified {}

        /** None of our keys signed it. */
        record Unknown() implements Verified {}
    }

    /** The lender's links as they are signed now; makes its first key when it has none. */
    public Uni<LenderLinks> current(TenantId tenant) {
        return keys.current(tenant).flatMap(newest -> keys.list(tenant).map(all -> lenderLinks(tenant, newest, all)));
    }

    private LenderLinks lenderLinks(TenantId tenant, LinkKey newest, List<LinkKey> all) {
        Set<Integer> valid =
                all.stream().filter(LinkKey::isValid).map(LinkKey::number).collect(Collectors.toUnmodifiableSet());
        return new LenderLinks(newest.number(), valid, baseMark, (number, key) -> link(tenant, number, key));
    }

    /** Whether one of our keys signed a token, revoked or not. */
    boolean isSigned(String token) {
        return tokens.read(token).isPresent();
    }

    /** An address as long as a lender's longest, which leads nowhere: to try texts with that will hold one. */
    public URI sample(TenantId tenant) {
        LinkTokens.Signed longest = new LinkTokens.Signed(tenant, LONGEST, LinkKey.NUMBER_MAX);
        return URI.create(base + PATH + "x".repeat(tokens.token(longest).length()));
    }

    /** What a token is worth; only what its signature proves is looked up. */
    Uni<Verified> verify(String token) {
        Optional<LinkTokens.Signed> read = tokens.read(token);
        return read.isEmpty() ? Uni.createFrom().item(new Verified.Unknown()) : judge(read.get());
    }

    /** A key that another process has just added is in no list that was read before. */
    private Uni<Verified> judge(LinkTokens.Signed link) {
        return keys.list(link.tenant())
                .map(known -> judge(link, known))
                .flatMap(judged -> judged.isPresent()
                        ? Uni.createFrom().item(judged)
                        : keys.listNow(link.tenant()).map(known -> judge(link, known)))
                .map(judged -> judged.orElseGet(Verified.Unknown::new));
    }

    /** Empty when the key is not known. */
    private static Optional<Verified> judge(LinkTokens.Signed link, List<LinkKey> known) {
        return known.stream()
                .filter(key -> key.number() == link.key())
                .findFirst()
                .map(key ->
                        key.isValid() ? new Verified.Genuine(link.tenant(), link.number()) : new Verified.Revoked());
    }

    private URI link(TenantId tenant, ReceiptNumber number, int key) {
        return URI.create(base + PATH + tokens.token(new LinkTokens.Signed(tenant, number, key)));
    }

    private static String base(URI base) {
        boolean web = "https".equals(base.getScheme()) || "http".equals(base.getScheme());
        if (!web || base.getHost() == null || base.getRawQuery() != null || base.getRawFragment() != null) {
            throw new IllegalStateException(
                    "muster.receipts.link-base must be an address like https://receipts.example.in, not " + base);
        }
        return base.toString().replaceFirst("/+$", "");
    }
}
