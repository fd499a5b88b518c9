package io.muster.console;

import io.muster.web.CurrentUser;
import io.muster.web.Problem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Says problems to people as a page, and to a part of a page as words for its place of problems: the same problems that the
 * API answers, with the same statuses.
 */
class ConsoleProblems {
    private static final MediaType HTML = new MediaType("text", "html", "UTF-8");

    private final CurrentUser user;

    ConsoleProblems(CurrentUser user) {
        this.user = user;
    }

    @CheckedTemplate(basePath = "sign", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Pages {
        private Pages() {}

        static native TemplateInstance problem(Problem problem);

        static native TemplateInstance said(Problem problem);

        static native TemplateInstance noLender(String user);
    }

    @ServerResponseFilter
    Uni<Void> show(ContainerResponseContext answer, RoutingContext exchange) {
        return answer.getEntity() instanceof Problem problem && ConsoleDoor.leadsIn(exchange.normalizedPath())
                ? look(problem, exchange)
                        .createUni()
                        .invoke(html -> say(answer, html))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private TemplateInstance look(Problem problem, RoutingContext exchange) {
        if (FragmentRequests.isFragment(exchange.request().getHeader("HX-Request"))) {
            return Pages.said(problem);
        }
        return problem.status() == 403 && worksForNoLender() ? Pages.noLender(user.name()) : Pages.problem(problem);
    }

    private boolean worksForNoLender() {
        return user.findTenant().isEmpty();
    }

    private static void say(ContainerResponseContext answer, String html) {
        answer.setEntity(html, new Annotation[0], HTML);
        answer.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, HTML);
    }
}
