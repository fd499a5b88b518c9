package io.muster.console;

import io.muster.web.CurrentUser;
import io.muster.web.Problem;
import io.muster.web.Problems;
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
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final CurrentUser user;
    private final Heads heads;

    ConsoleProblems(CurrentUser user, Heads heads) {
        this.user = user;
        this.heads = heads;
    }

    @CheckedTemplate(basePath = "sign", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Pages {
        private Pages() {}

        static native TemplateInstance problem(Head head, Problem problem);

        static native TemplateInstance bareProblem(Problem problem);

        static native TemplateInstance noLender(String user);
    }

    @CheckedTemplate(basePath = "layout", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Parts {
        private Parts() {}

        static native TemplateInstance problem(Problem problem);
    }

    @ServerResponseFilter
    Uni<Void> show(ContainerResponseContext answer, RoutingContext exchange) {
        if (!(answer.getEntity() instanceof Problem problem) || !ConsoleDoor.leadsIn(exchange.normalizedPath())) {
            return Uni.createFrom().voidItem();
        }
        if (problem.status() == UNAUTHORIZED) {
            SignInAgain.answer(answer, exchange);
            return Uni.createFrom().voidItem();
        }
        return draw(problem, exchange).invoke(html -> say(answer, html)).replaceWithVoid();
    }

    private Uni<String> draw(Problem problem, RoutingContext exchange) {
        if (FragmentRequests.isFragment(exchange)) {
            return heads.part(Parts.problem(problem));
        }
        if (problem.status() == FORBIDDEN && isOfNoLender(problem)) {
            return heads.part(Pages.noLender(user.name()));
        }
        // Not everybody who meets a problem is somebody with a page around it
        return Uni.createFrom()
                .deferred(() -> heads.page(head -> Pages.problem(head, problem)))
                .onFailure()
                .recoverWithUni(() -> heads.part(Pages.bareProblem(problem)));
    }

    /** Or of one that Muster does not know: whatever the role lacks, this has to be mended first. */
    private boolean isOfNoLender(Problem problem) {
        return problem.code().equals(Problems.noTenant().code())
                || user.findTenant().isEmpty();
    }

    private static void say(ContainerResponseContext answer, String html) {
        answer.setEntity(html, new Annotation[0], HTML);
        answer.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, HTML);
    }
}
