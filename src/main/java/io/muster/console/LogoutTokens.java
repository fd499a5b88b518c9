package io.muster.console;

import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.VerificationKeyResolver;

/**
 * Judges the tokens by which the identity provider says that a session has ended (OpenID Connect Back-Channel Logout 1.0,
 * section 2.6). May fetch keys, and blocks for that.
 */
final class LogoutTokens {
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final int AGE_SECONDS_MAX = 120;
    private static final int SKEW_SECONDS_MAX = 30;
    private static final int SID_LENGTH_MAX = 200;

    private final JwtConsumer consumer;

    LogoutTokens(VerificationKeyResolver keys, String issuer, String client) {
        this.consumer = new JwtConsumerBuilder()
                .setVerificationKeyResolver(keys)
                .setJwsAlgorithmConstraints(
                        new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256))
                .setExpectedIssuer(true, issuer)
                .setExpectedAudience(true, client)
                .setRequireIssuedAt()
                .setIssuedAtRestrictions(SKEW_SECONDS_MAX, AGE_SECONDS_MAX)
                .setAllowedClockSkewInSeconds(SKEW_SECONDS_MAX)
                .build();
    }

    /** A token that ends nothing, and why, for the log. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        private final String why;

        Refused(String why) {
            super(why, null, false, false);
            this.why = why;
        }

        /** Nothing of the token's content. */
        String why() {
            return why;
        }
    }

    /** The session that has ended, as the provider calls it. */
    String session(String token) throws Refused {
        try {
            return session(consumer.processToClaims(token));
        } catch (InvalidJwtException refused) {
            throw new Refused("errors "
                    + refused.getErrorDetails().stream()
                            .map(error -> Integer.toString(error.getErrorCode()))
                            .toList());
        } catch (MalformedClaimException malformed) {
            throw new Refused("a claim has not its type");
        }
    }

    private static String session(JwtClaims claims) throws Refused, MalformedClaimException {
        if (!(claims.getClaimValue("events") instanceof Map<?, ?> events) || !(events.get(EVENT) instanceof Map)) {
            throw new Refused("it tells of no logout");
        }
        // Sign-ins carry one: nobody shall pass off a sign-in's token as a logout's
        if (claims.hasClaim("nonce")) {
            throw new Refused("it has a nonce");
        }
        String session = claims.getStringClaimValue("sid");
        if (session == null || session.isBlank() || session.length() > SID_LENGTH_MAX) {
            throw new Refused("it names no session");
        }
        return session;
    }
}
