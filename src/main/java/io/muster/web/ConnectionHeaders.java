package io.muster.web;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** HTTP/2 knows no header {@code Connection}, and clients throw away an answer that has one. */
class ConnectionHeaders {
    @ServerResponseFilter
    void leaveOut(ContainerResponseContext answer, HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            var _ = answer.getHeaders().remove("Connection");
        }
    }
}
