package io.muster.console;

import io.muster.upload.Approvals;
import io.muster.web.CurrentUser;
import io.muster.web.Roles;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Draws pages and parts of pages for whoever asks, in that person's language.
 *
 * <p>To be called where the request is known: on the thread that the method of a resource runs on.
 */
@ApplicationScoped
public class Heads {
    private static final Set<String> ROLES = Set.of(Roles.MAKER, Roles.CHECKER, Roles.AGENT, Roles.AUDITOR);

    private final CurrentUser user;
    private final LenderLooks lenders;
    private final Approvals approvals;
    private final FormTokens tokens;
    private final CurrentVertxRequest current;

    Heads(CurrentUser user, LenderLooks lenders, Approvals approvals, FormTokens tokens, CurrentVertxRequest current) {
        this.user = user;
        this.lenders = lenders;
        this.approvals = approvals;
        this.tokens = tokens;
        this.current = current;
    }

    /** Draws a whole page; fails with the problem of a user who works for no lender. */
    public Uni<String> page(Function<Head, TemplateInstance> page) {
        return head().flatMap(head -> draw(page.apply(head), head.look()));
    }

    /** The same for a page whose data has still to be asked for. */
    public <T> Uni<String> page(Uni<T> asked, DataPage<T> page) {
        return head().flatMap(head -> asked.flatMap(data -> draw(page.of(head, data), head.look())));
    }

    /** A page of data. */
    @FunctionalInterface
    public interface DataPage<T> {
        /** The page with its data, not yet drawn. */
        TemplateInstance of(Head head, T data);
    }

    /** Draws a part of a page. */
    public Uni<String> part(TemplateInstance part) {
        return draw(part, look());
    }

    /** Draws parts whenever they are asked for, after this request as well. */
    public Function<TemplateInstance, Uni<String>> parts() {
        Look look = look();
        return part -> draw(part, look);
    }

    /** What the page of this request has around its content. */
    public Uni<Head> head() {
        HttpServerRequest request = current.getCurrent().request();
        String name = user.name();
        String token = tokens.of(user);
        Set<String> roles = ROLES.stream().filter(user::is).collect(Collectors.toUnmodifiableSet());
        Look look = look(request);
        String path = request.path();
        String query = request.getParam("q");
        return Uni.combine()
                .all()
                .unis(lenders.of(user.tenant()), waiting(roles))
                .with((lender, waiting) -> new Head(
                        lender.name(),
                        lender.accent().toString().substring(1),
                        name,
                        roles,
                        waiting,
                        token,
                        look,
                        path,
                        query));
    }

    /** Only checkers pay for the question, and no page fails because nobody can count. */
    private Uni<Integer> waiting(Set<String> roles) {
        return roles.contains(Roles.CHECKER)
                ? approvals.countWaiting(user.tenant()).onFailure().recoverWithItem(0)
                : Uni.createFrom().item(0);
    }

    /** How this request's user wants it. */
    public Look look() {
        return look(current.getCurrent().request());
    }

    private static Look look(HttpServerRequest request) {
        return Look.of(
                cookie(request, Look.SHADE_COOKIE),
                cookie(request, Look.LOCALE_COOKIE),
                request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    private static Uni<String> draw(TemplateInstance template, Look look) {
        return template.setLocale(look.locale()).createUni();
    }

    private static @Nullable String cookie(HttpServerRequest request, String name) {
        return Stream.ofNullable(request.getCookie(name))
                .map(Cookie::getValue)
                .findFirst()
                .orElse(null);
    }
}
