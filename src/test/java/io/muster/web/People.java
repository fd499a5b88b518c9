package io.muster.web;

import io.muster.local.Realms;
import io.muster.local.SharedStack;
import io.muster.local.Tokens;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The sample people of the local stack and their access tokens. */
public final class People {
    public static final String ADMIN = "admin";
    public static final String MAKER = "kaveri-maker";
    /** A second maker of the same lender. */
    public static final String MAKER_TOO = "kaveri-maker2";

    public static final String CHECKER = "kaveri-checker";
    public static final String AGENT = "kaveri-agent";
    public static final String AUDITOR = "kaveri-auditor";
    public static final String OTHER_MAKER = "sutlej-maker";

    /** Maker and checker in one person. */
    public static final String BOTH = "kaveri-both";

    /** Has every role of a lender's people, and a token without a lender. */
    public static final String OF_NOBODY = "stranger-of-nobody";

    /** Has every role of a lender's people, at a lender that is not in the directory. */
    public static final String OF_AN_UNKNOWN_LENDER = "stranger-of-ganga";

    /** Half of a token's life: a run of all tests may take longer than one lives. */
    private static final Duration KEPT_FOR = Duration.ofMinutes(10);

    private static final Map<String, Token> TOKENS = new ConcurrentHashMap<>();

    private record Token(String text, Instant fetched) {
        boolean isOld() {
            return fetched.plus(KEPT_FOR).isBefore(Instant.now());
        }
    }

    private People() {}

    /** A valid token of this person, fetched now and then. */
    public static String token(String person) {
        return kept(Realms.MUSTER, person);
    }

    /** A token of the same looks from an issuer that is not ours. */
    public static String foreignToken(String person) {
        return kept(Realms.FOREIGN, person);
    }

    /** A token that expires within a second; the caller waits for that. */
    public static String briefToken(String person) {
        return fetch(Realms.MUSTER, Tokens.BRIEF, person);
    }

    private static String kept(String realm, String person) {
        return TOKENS.compute(
                        realm + "/" + person,
                        (_, known) -> known != null && !known.isOld()
                                ? known
                                : new Token(fetch(realm, Tokens.CLI, person), Instant.now()))
                .text();
    }

    private static String fetch(String realm, String client, String person) {
        try {
            return Tokens.fetch(SharedStack.tokenEndpoint(realm), client, person);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
