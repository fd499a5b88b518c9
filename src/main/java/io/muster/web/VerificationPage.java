package io.muster.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muster.receipt.Verification.PublicReceipt;
import io.muster.tenant.Language;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.RawString;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page that verifies receipts: plain HTML without script, from values that are all escaped texts. Any thread.
 *
 * <p>The engine is our own and sees maps of texts only, so nothing is reached by reflection.
 */
@ApplicationScoped
class VerificationPage {
    private static final String CSS = resource("/pages/verification.css");

    /** Nothing may be loaded, sent or framed; the one style is known by its hash. */
    static final String SECURITY_POLICY = "default-src 'none'; style-src 'sha256-"
            + Base64.getEncoder().encodeToString(Digests.sha256(CSS))
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String HTML = "text/html";

    private final Template template;

    VerificationPage() {
        Engine engine = Engine.builder()
                .addDefaults()
                .addResultMapper(new HtmlEscaper(List.of(HTML)))
                .strictRendering(true)
                .build();
        this.template = engine.parse(resource("/pages/verification.html"), Variant.forContentType(HTML));
    }

    /** What the page may say, and with which status. */
    enum Kind {
        GENUINE(200, "genuine"),
        CANCELLED(200, "cancelled"),
        UNKNOWN(404, "unknown"),
        REVOKED(410, "unknown"),
        BUSY(429, "plain"),
        AWAY(503, "plain");

        private final int status;
        private final String look;

        Kind(int status, String look) {
            this.status = status;
            this.look = look;
        }

        int status() {
            return status;
        }
    }

    /** The page that shows a receipt. */
    String show(PublicReceipt receipt, Language language) {
        return render(receipt.cancelled() ? Kind.CANCELLED : Kind.GENUINE, values(receipt), language);
    }

    /** The page that shows none. */
    String say(Kind kind, Language language) {
        return render(kind, null, language);
    }

    private String render(Kind kind, @Nullable Map<String, Object> shown, Language language) {
        Map<String, String> words = VerificationWords.in(language);
        String word = kind.name().toLowerCase(Locale.ROOT);
        Map<String, Object> data = new HashMap<>();
        data.put("words", words);
        data.put("css", new RawString(CSS));
        data.put("look", kind.look);
        data.put("headline", words.getOrDefault(word, ""));
        data.put("sentence", words.getOrDefault(word + "Says", ""));
        data.put("shown", shown);
        return template.render(data);
    }

    private static Map<String, Object> values(PublicReceipt receipt) {
        Map<String, Object> values = new HashMap<>();
        values.put("lender", receipt.lender());
        values.put("number", receipt.number().value());
        values.put(
                "reissuedAs",
                receipt.reissuedAs() == null ? null : receipt.reissuedAs().value());
        values.put(
                "replaces",
                receipt.replaces() == null ? null : receipt.replaces().value());
        values.put("issued", receipt.issued());
        values.put("valueDate", receipt.valueDate());
        values.put("amount", receipt.amount());
        values.put("mode", receipt.mode());
        values.put("account", receipt.account());
        values.put("borrower", receipt.borrower());
        values.put("realisation", receipt.subjectToRealisation() && !receipt.cancelled());
        return values;
    }

    private static String resource(String name) {
        try (InputStream file = VerificationPage.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
