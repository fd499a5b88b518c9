package io.muster.console;

import io.muster.meter.Meters;
import io.muster.meter.Metric;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

/**
 * How long each answer of the console took the server: from the request's head, before anybody knows who asks, to the first
 * byte of the answer. It is told in the answer ({@code Server-Timing}), and of pages and parts of them in the timer
 * {@code muster.console.page}, by the method that draws them. Runs on the request's event loop.
 */
@ApplicationScoped
class PageTimes {
    private static final int BEFORE_EVERYTHING = 2_000;
    private static final String PAGE = PageTimes.class.getName();
    private static final int FOUND = 200;

    private final Meters meters;

    PageTimes(Meters meters) {
        this.meters = meters;
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, BEFORE_EVERYTHING);
    }

    private void watch(RoutingContext exchange) {
        if (ConsoleDoor.leadsIn(exchange.normalizedPath())) {
            long beganNanos = System.nanoTime();
            exchange.addHeadersEndHandler(_ -> tell(exchange, System.nanoTime() - beganNanos));
        }
        exchange.next();
    }

    /** Which page it is, known once its method is: as many names as there are methods. */
    @ServerResponseFilter
    void name(ContainerResponseContext answer, @Nullable SimpleResourceInfo method, RoutingContext exchange) {
        if (method != null && method.getResourceClass() != null && answer.getStatus() == FOUND) {
            exchange.put(PAGE, method.getResourceClass().getSimpleName() + "." + method.getMethodName());
        }
    }

    private void tell(RoutingContext exchange, long tookNanos) {
        HttpServerResponse answer = exchange.response();
        answer.putHeader("Server-Timing", String.format(Locale.ROOT, "app;dur=%.1f", tookNanos / 1e6));
        String page = exchange.get(PAGE);
        String type = answer.headers().get(HttpHeaders.CONTENT_TYPE);
        if (page != null && type != null && type.startsWith("text/html")) {
            meters.time(Metric.CONSOLE_PAGE, tookNanos, page);
        }
    }
}
