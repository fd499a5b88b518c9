package io.muster.web;

import io.muster.Role;
import io.muster.receipt.ReceiptLinks;
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

    /** A process serves the addresses of the roles that it plays. */
    @ServerRequestFilter(preMatching = true)
    @Nullable
    Response requireRole(ContainerRequestContext request) {
        Problem refusal = refusal(roles, request.getUriInfo().getPath());
        return refusal == null ? null : ProblemMappers.answer(refusal);
    }

    static @Nullable Problem refusal(io.muster.Roles roles, String path) {
        Role role = role(path);
        return roles.plays(role) ? null : Problems.notServedHere(role);
    }

    /** Whatever draws receipts, and what the public may ask, is kept from the people's requests. */
    private static Role role(String path) {
        boolean drawn = path.startsWith(ReceiptResource.PATH) && path.endsWith(".pdf");
        return drawn || path.startsWith(PackResource.PATH) || path.startsWith(ReceiptLinks.PATH)
                ? Role.RECEIPTS
                : Role.API;
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
