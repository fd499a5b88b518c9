package io.muster.console;

import static io.muster.log.MusterLog.LOG;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.muster.web.CurrentUser;
import io.muster.web.ProblemFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What shows that a change comes from a page that this session was given: a page of somebody else's site cannot know it. It
 * is the session's and ends with it; nothing is kept. Any thread.
 */
@ApplicationScoped
public class FormTokens {
    /** The header that every change carries. */
    public static final String HEADER = "X-Muster-Form";

    private static final String ALGORITHM = "HmacSHA256";

    private final ConsoleConfig config;

    FormTokens(ConsoleConfig config) {
        this.config = config;
    }

    /** The token of the session that this user is signed in with. */
    public String of(CurrentUser user) {
        return of(user.session().orElse(""), user.subject());
    }

    /** The token of a session and whose it is. */
    String of(String session, String subject) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(sign("form\n" + session.length() + "\n" + session + subject));
    }

    /**
     * For a form that works without scripts, and so carries its token as a field: fails unless it is this session's.
     *
     * @param shown the field; null when there is none
     * @throws ProblemFailure when the form does not come from a page of this session
     */
    public void require(CurrentUser user, @Nullable String shown) {
        if (!isOf(user.session().orElse(""), user.subject(), shown)) {
            LOG.foreignForm();
            throw new ProblemFailure(ConsoleDoor.foreign());
        }
    }

    /** Whether this is the session's token; takes as long for a nearly right one as for any other. */
    boolean isOf(String session, String subject, @Nullable String shown) {
        return shown != null && MessageDigest.isEqual(of(session, subject).getBytes(US_ASCII), shown.getBytes(UTF_8));
    }

    private byte[] sign(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(config.cookieSecret().orElseThrow().getBytes(UTF_8), ALGORITHM));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
