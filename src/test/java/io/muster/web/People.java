package io.muster.web;

import io.muster.local.Realms;
import io.muster.local.SharedStack;
import io.muster.local.Tokens;
import java.io.IOException;
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

    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private People() {}

    /** A valid token of this person, fetched once. */
    public static String token(String person) {
        return TOKENS.computeIfAbsent(person, who -> fetch(Realms.MUSTER, Tokens.CLI, who));
    }

    /** A token of the same looks from an issuer that is not ours. */
    public static String foreignToken(String person) {
        return TOKENS.computeIfAbsent("foreign/" + person, who -> fetch(Realms.FOREIGN, Tokens.CLI, person));
    }

    /** A token that expires within a second; the caller waits for that. */
    public static String briefToken(String person) {
        return fetch(Realms.MUSTER, Tokens.BRIEF, person);
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
