package io.muster.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/**
 * Reads away what is left of a body when its answer is given, within limits.
 *
 * <p>Most clients look for an answer only when they have sent everything: left alone, a refused upload and its sender
 * would wait for each other. Runs on the request's event loop.
 */
@ApplicationScoped
class UnreadBodies {
    private static final int BEFORE_EVERYTHING = 1_000;
    private static final long BYTES_MAX = 64L * 1024 * 1024;
    private static final Duration TIME_MAX = Duration.ofSeconds(10);

    private final Vertx vertx;

    UnreadBodies(Vertx vertx) {
        this.vertx = vertx;
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, BEFORE_EVERYTHING);
    }

    private void watch(RoutingContext exchange) {
        exchange.addEndHandler(answered -> {
            if (answered.succeeded()) {
                readAway(exchange.request());
            }
        });
        exchange.next();
    }

    private void readAway(HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        long timer = vertx.setTimer(TIME_MAX.toMillis(), late -> close(request));
        request.exceptionHandler(gone -> vertx.cancelTimer(timer));
        request.endHandler(ended -> vertx.cancelTimer(timer));
        request.handler(bytes -> drop(request, bytes));
        request.resume();
    }

    private static void drop(HttpServerRequest request, Buffer bytes) {
        if (bytes.length() > 0 && request.bytesRead() > BYTES_MAX) {
            close(request);
        }
    }

    private static void close(HttpServerRequest request) {
        request.connection().close();
    }
}
