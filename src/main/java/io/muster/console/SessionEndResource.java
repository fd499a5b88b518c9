package io.muster.console;

import static io.muster.log.MusterLog.LOG;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.muster.web.SmallBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Hears from the identity provider that a session has ended, by whomever it was ended. Quarkus' own address for that forgets
 * it at its first use and keeps it in one process (docs/decisions/0017-console-sessions.md).
 */
@Path(SessionEndResource.PATH)
public class SessionEndResource {
    static final String PATH = "/console/sessions/end";

    private static final String FIELD = "logout_token=";
    private static final long QUIET_NANOS = Duration.ofMinutes(1).toNanos();

    private final LogoutDoor door;
    private final SessionEnds ends;
    private final AtomicLong toldAt = new AtomicLong(System.nanoTime() - QUIET_NANOS);

    SessionEndResource(LogoutDoor door, SessionEnds ends) {
        this.door = door;
        this.ends = ends;
    }

    /** Ends the session that the token names; 400 when it is not the provider's word. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @SmallBody
    @PermitAll
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response end(String form) {
        try {
            ends.add(door.session(token(form))).await().indefinitely();
            return Response.ok().build();
        } catch (LogoutTokens.Refused refused) {
            tell(refused);
            return Response.status(Response.Status.BAD_REQUEST).build();
        }
    }

    /** Anybody may knock here, so that an operator hears of it once a minute and not each time. */
    private void tell(LogoutTokens.Refused refused) {
        long last = toldAt.get();
        long now = System.nanoTime();
        if (now - last >= QUIET_NANOS && toldAt.compareAndSet(last, now)) {
            LOG.logoutRefused(refused.why());
        }
    }

    private static String token(String form) throws LogoutTokens.Refused {
        try {
            return URLDecoder.decode(
                    Stream.of(form.split("&"))
                            .filter(field -> field.startsWith(FIELD))
                            .findFirst()
                            .orElseThrow(() -> new LogoutTokens.Refused("there is no token"))
                            .substring(FIELD.length()),
                    UTF_8);
        } catch (IllegalArgumentException unreadable) {
            throw new LogoutTokens.Refused("the form cannot be read");
        }
    }
}
