package io.muster.web;

import static io.muster.log.MusterLog.LOG;

import io.muster.receipt.ReceiptLinks;
import io.muster.receipt.Verification;
import io.muster.receipt.Verifications;
import io.muster.tenant.Language;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Tells whoever holds a receipt whether it is genuine; needs no token but the one in its link. */
@Path(ReceiptLinks.PATH)
public class VerificationResource {
    private static final Duration WAIT_MAX = Duration.ofSeconds(10);
    private static final int ACCEPTED_LENGTH_MAX = 100;

    private final Verifications verifications;
    private final VerificationPage page;
    private final Looks looks;

    VerificationResource(Verifications verifications, VerificationPage page, Looks looks) {
        this.verifications = verifications;
        this.page = page;
        this.looks = looks;
    }

    /** Shows what a link is worth, as a page for people. */
    @GET
    @Path("{token}")
    @PermitAll
    @Operation(hidden = true)
    public Uni<Response> verify(
            @PathParam("token") String token,
            @QueryParam("lang") @Nullable String asked,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted,
            @Context HttpServerRequest request) {
        boolean mayLook = looks.mayLook(request.remoteAddress().hostAddress());
        Language language = language(asked, accepted);
        return mayLook ? look(token, language) : busy(language);
    }

    /** Whoever makes up links uses up nothing of what everybody shares, or rubbish would shut all others out. */
    private Uni<Response> look(String token, Language language) {
        if (!verifications.isSigned(token)) {
            return Uni.createFrom().item(say(VerificationPage.Kind.UNKNOWN, language));
        }
        return looks.mayLookWithAll() ? lookUp(token, language) : busy(language);
    }

    private Uni<Response> busy(Language language) {
        return Uni.createFrom().item(say(VerificationPage.Kind.BUSY, language));
    }

    private Uni<Response> lookUp(String token, Language language) {
        return verifications
                .verify(token, language)
                .ifNoItem()
                .after(WAIT_MAX)
                .fail()
                .map(verification -> answer(verification, language))
                .onFailure()
                .recoverWithItem(failure -> away(failure, language));
    }

    private Response answer(Verification verification, Language language) {
        return switch (verification) {
            case Verification.Found found -> html(200, page.show(found.receipt(), language), language);
            case Verification.Revoked() -> say(VerificationPage.Kind.REVOKED, language);
            case Verification.Unknown() -> say(VerificationPage.Kind.UNKNOWN, language);
        };
    }

    private Response away(Throwable failure, Language language) {
        LOG.verificationFailed(failure);
        return say(VerificationPage.Kind.AWAY, language);
    }

    private Response say(VerificationPage.Kind kind, Language language) {
        Response answer = html(kind.status(), page.say(kind, language), language);
        return kind.status() == 429 || kind.status() == 503
                ? Response.fromResponse(answer)
                        .header(HttpHeaders.RETRY_AFTER, 60)
                        .build()
                : answer;
    }

    private static Response html(int status, String html, Language language) {
        return Response.status(status)
                .type("text/html;charset=UTF-8")
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", VerificationPage.SECURITY_POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Robots-Tag", "noindex, nofollow")
                .entity(html)
                .build();
    }

    /** The first that a person would rather read and that we write; English when there is none. */
    static Language language(@Nullable String asked, @Nullable String accepted) {
        if (asked != null) {
            return Language.of(asked).orElse(Language.ENGLISH);
        }
        try {
            return accepted == null
                    ? Language.ENGLISH
                    : Locale.LanguageRange.parse(head(accepted)).stream()
                            .flatMap(range -> Language.of(range.getRange().split("-")[0]).stream())
                            .findFirst()
                            .orElse(Language.ENGLISH);
        } catch (IllegalArgumentException unreadable) {
            return Language.ENGLISH;
        }
    }

    /** The first few: the JDK compares each with all others, and anybody may send thousands. */
    private static String head(String accepted) {
        return accepted.length() <= ACCEPTED_LENGTH_MAX
                ? accepted
                : accepted.substring(0, Math.max(0, accepted.lastIndexOf(',', ACCEPTED_LENGTH_MAX)));
    }
}
