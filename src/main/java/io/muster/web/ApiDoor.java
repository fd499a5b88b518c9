package io.muster.web;

import io.muster.Role;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** What is looked at before a request finds its address. */
class ApiDoor {
    private final io.muster.Roles roles;

    ApiDoor(io.muster.Roles roles) {
        this.roles = roles;
    }

    /** A process that does not play the role api serves nobody. */
    @ServerRequestFilter(preMatching = true)
    @Nullable
    Response requireApi(ContainerRequestContext request) {
        Problem refusal = refusal(roles);
        return refusal == null ? null : ProblemMappers.answer(refusal);
    }

    static @Nullable Problem refusal(io.muster.Roles roles) {
        return roles.plays(Role.API) ? null : Problems.notServedHere();
    }

    /** Addresses are told apart by content types, so one that cannot be read finds none. */
    @ServerRequestFilter(preMatching = true)
    @Nullable
    Response requireContentType(ContainerRequestContext request) {
        return HttpMethod.POST.equals(request.getMethod())
                        && !isReadable(request.getHeaderString(HttpHeaders.CONTENT_TYPE))
                ? ProblemMappers.answer(Problems.unsupportedMediaType("Say in Content-Type what the body is."))
                : null;
    }

    static boolean isReadable(@Nullable String contentType) {
        if (contentType == null || contentType.isBlank()) {
            return false;
        }
        try {
            MediaType type = MediaType.valueOf(contentType);
            return !type.isWildcardType() && !type.isWildcardSubtype();
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
