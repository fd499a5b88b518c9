package io.muster.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.posting.ReceiptNumber;
import io.muster.receipt.Verification.PublicReceipt;
import io.muster.tenant.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The page as a browser gets it; each is left under {@code target} to be looked at. */
class VerificationPageTest {
    private static final Path PAGES = Path.of("target", "verification");

    private final VerificationPage page = new VerificationPage();

    @ParameterizedTest
    @EnumSource(Language.class)
    void aValidReceiptIsGenuine(Language language) throws IOException {
        String html = keep("genuine-" + language.tag(), page.show(receipt(false, null), language));

        assertThat(html)
                .contains("lang=\"" + language.tag() + "\"", "MUM/26/00000042", "₹ 1,23,45,678.90", "A*** R***")
                .contains("class=\"genuine\"")
                .doesNotContain("{words", "{shown", "{#");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aCancelledReceiptNamesItsSuccessor(Language language) throws IOException {
        String html = keep(
                "cancelled-" + language.tag(),
                page.show(receipt(true, new ReceiptNumber("MUM/26/00000057")), language));

        assertThat(html).contains("class=\"cancelled\"", "MUM/26/00000057").doesNotContain("realisation", "वसूली");
    }

    @ParameterizedTest
    @EnumSource(VerificationPage.Kind.class)
    void whateverIsSaidIsSaidInBothLanguages(VerificationPage.Kind kind) throws IOException {
        String english = page.say(kind, Language.ENGLISH);
        String hindi = page.say(kind, Language.HINDI);

        assertThat(english).containsPattern("<h1>[A-Z][^<]+</h1>\\s*<p>[A-Z][^<]+</p>");
        assertThat(hindi).containsPattern("<h1>[\\u0900-\\u097F][^<]+</h1>\\s*<p>[\\u0900-\\u097F][^<]+</p>");
        assertThat(keep(kind.name().toLowerCase(Locale.ROOT) + "-en", english)).doesNotContain("<dl>");
    }

    @Test
    void whatALenderIsCalledIsNoMarkup() {
        PublicReceipt hostile = new PublicReceipt(
                "<script>alert(1)</script> & \"Sons\"",
                new ReceiptNumber("MUM/26/00000042"),
                false,
                null,
                null,
                "x",
                "x",
                "x",
                "x",
                "x",
                "<b>***",
                false);

        assertThat(page.show(hostile, Language.ENGLISH))
                .contains("&lt;script&gt;", "&lt;b&gt;***", "&amp; &quot;Sons&quot;")
                .doesNotContain("<script", "<b>");
    }

    @Test
    void theOneStyleIsTheOneThatThePolicyKnows() throws Exception {
        Matcher style = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL)
                .matcher(page.say(VerificationPage.Kind.UNKNOWN, Language.ENGLISH));

        assertThat(style.find()).isTrue();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.group(1).getBytes(StandardCharsets.UTF_8));
        assertThat(VerificationPage.SECURITY_POLICY)
                .contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'")
                .doesNotContain("unsafe");
    }

    @ParameterizedTest
    @CsvSource({
        "hi,en,HINDI",
        ",hi-IN,HINDI",
        ",'en;q=0.3,hi;q=0.8',HINDI",
        ",'ta,hi;q=0.5,en;q=0.4',HINDI",
        ",ta,ENGLISH",
        "ta,hi,ENGLISH",
        ",;;;q=,ENGLISH",
        ",,ENGLISH"
    })
    void theLanguageIsTheFirstThatWeWrite(@Nullable String asked, @Nullable String accepted, Language language) {
        assertThat(VerificationResource.language(asked, accepted)).isEqualTo(language);
    }

    @Test
    void onlyTheFirstFewLanguagesAreLookedAt() {
        String many = "ta,".repeat(30);

        assertThat(VerificationResource.language(null, many + "hi" + ",ta".repeat(20)))
                .isEqualTo(Language.HINDI);
        assertThat(VerificationResource.language(null, many.repeat(100) + "hi")).isEqualTo(Language.ENGLISH);
        assertThat(VerificationResource.language(null, "t".repeat(8_000))).isEqualTo(Language.ENGLISH);
    }

    private static PublicReceipt receipt(boolean cancelled, @Nullable ReceiptNumber reissuedAs) {
        return new PublicReceipt(
                "Kaveri Finance Private Limited",
                new ReceiptNumber("MUM/26/00000042"),
                cancelled,
                reissuedAs,
                null,
                "20-Nov-2026, 14:05 IST",
                "19-Nov-2026",
                "₹ 1,23,45,678.90",
                "Cheque",
                "XXXXXXXXXXX0001",
                "A*** R***",
                true);
    }

    private static String keep(String name, String html) throws IOException {
        var _ = Files.writeString(Files.createDirectories(PAGES).resolve(name + ".html"), html);
        return html;
    }
}
