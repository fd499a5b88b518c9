package io.muster.console;

import io.muster.upload.Approvals;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What every page shows around its content, and the one thing that its changes must carry.
 *
 * @param lender the lender's name
 * @param accent its colour without the number sign, which makes the address of its stylesheet new when it changes
 * @param user who is signed in
 * @param roles what the user may do, by the names of {@link io.muster.web.Roles}
 * @param waiting how many uploads wait for a checker, for who is one; else 0
 * @param formToken goes with every change as a header
 * @param path where the page is, without its query
 * @param query what was searched for; null elsewhere
 */
public record Head(
        String lender,
        String accent,
        String user,
        Set<String> roles,
        int waiting,
        String formToken,
        Look look,
        String path,
        @Nullable String query) {
    private static final String HOME = "/console";

    public Head {
        roles = Set.copyOf(roles);
    }

    /** Whether the user has this role. */
    public boolean is(String role) {
        return roles.contains(role);
    }

    /** May send, mend and ask for the posting of workbooks. */
    public boolean makes() {
        return is(io.muster.web.Roles.MAKER);
    }

    /** May approve what others made. */
    public boolean checks() {
        return is(io.muster.web.Roles.CHECKER);
    }

    /** Takes money in the field. */
    public boolean collects() {
        return is(io.muster.web.Roles.AGENT);
    }

    /** How many uploads wait, as it is shown: counting ends somewhere. */
    public String waitingShown() {
        return waiting < Approvals.COUNT_MAX ? Integer.toString(waiting) : waiting + "+";
    }

    /** Sees who saw what. */
    public boolean audits() {
        return is(io.muster.web.Roles.AUDITOR);
    }

    /** Sees the lender's figures, uploads and payments. */
    public boolean reads() {
        return makes() || checks() || audits();
    }

    /** Whether the page is this place or lies in it. */
    public boolean at(String place) {
        return path.equals(place) || !place.equals(HOME) && path.startsWith(place + "/");
    }

    /** Of the page's texts. */
    public Locale locale() {
        return look.locale();
    }

    /** The languages that can be chosen. */
    public List<Tongue> tongues() {
        return List.of(Tongue.values());
    }

    /** As HTML names it. */
    public String lang() {
        return locale().toLanguageTag();
    }

    /** As the stylesheet knows it. */
    public String shade() {
        return look.shade().word();
    }
}
