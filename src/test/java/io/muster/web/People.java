package io.muster.web;

import io.muster.local.Realms;
import io.muster.local.SharedStack;
import io.muster.local.Tokens;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The sample people of the local stack and their access tokens. */
final class People {
    static final String ADMIN = "admin";
    static final String MAKER = "kaveri-maker";
    static final String CHECKER = "kaveri-checker";
    static final String AGENT = "kaveri-agent";
    static final String AUDITOR = "kaveri-auditor";
    static final String OTHER_MAKER = "sutlej-maker";

    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private People() {}

    /** A valid token of this person, fetched once. */
    static String token(String person) {
        return TOKENS.computeIfAbsent(person, who -> fetch(Realms.MUSTER, Tokens.CLI, who));
    }

    /** A token of the same looks from an issuer that is not ours. */
    static String foreignToken(String person) {
        return TOKENS.computeIfAbsent("foreign/" + person, who -> fetch(Realms.FOREIGN, Tokens.CLI, person));
    }

    /** A token that expires within a second; the caller waits for that. */
    static String briefToken(String person) {
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
