package io.muster.screen;

import static io.muster.web.ReceiptAddress.NUMBER;

import io.muster.web.People;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Every address of the console, and who may use it: written by hand, so that an annotation that lets in too many is found
 * out. A parcel adds its own to its own list.
 */
final class ConsoleRoutes {
    static final Set<String> ALL = Set.of(People.MAKER, People.CHECKER, People.AGENT, People.AUDITOR);
    static final Set<String> READERS = Set.of(People.MAKER, People.CHECKER, People.AUDITOR);
    static final Set<String> MAKERS = Set.of(People.MAKER);
    static final Set<String> CHECKERS = Set.of(People.CHECKER);
    static final Set<String> HANDS = Set.of(People.MAKER, People.CHECKER);
    static final Set<String> AUDITORS = Set.of(People.AUDITOR);
    static final Set<String> AGENTS = Set.of(People.AGENT);
    /** Who is not signed in, too. */
    static final Set<String> ANYBODY = Set.of();

    /** An upload, a message or a payment that is not there: whoever is let in is told so. */
    static final String NO_ID = "0198a1b2-0000-7000-8000-000000000000";

    private static final String UPLOAD = "/console/uploads/" + NO_ID;
    private static final String ONE = "/console/uploads/{id}";
    private static final String CORRECTION = UPLOAD + "/correct";
    private static final String RECEIPT = "/console/receipts/X/26/00000001";

    private static final String UNHELPFUL = "/console/unhelpful?code=html-file&at=problem";

    private ConsoleRoutes() {}

    /**
     * An address.
     *
     * @param template as the resource's annotations have it
     * @param address one that fits the template
     * @param contentType of a change: addresses are told apart by it before anybody is asked for a role
     * @param allowed who may use it; nobody in particular when it is open
     */
    record Route(String method, String template, String address, String contentType, Set<String> allowed) {
        Route(String method, String template, String address, Set<String> allowed) {
            this(method, template, address, "application/x-www-form-urlencoded", allowed);
        }

        boolean isOpen() {
            return allowed.isEmpty();
        }

        @Override
        public String toString() {
            return method + " " + template;
        }
    }

    static Route get(String address, Set<String> allowed) {
        return new Route("GET", address, address, allowed);
    }

    static Route get(String template, String address, Set<String> allowed) {
        return new Route("GET", template, address, allowed);
    }

    static Route post(String address, Set<String> allowed) {
        return new Route("POST", address, address, allowed);
    }

    static Route post(String template, String address, Set<String> allowed) {
        return new Route("POST", template, address, allowed);
    }

    static List<Route> all() {
        List<Route> routes = new ArrayList<>(DOORS);
        routes.addAll(LOOKS);
        routes.addAll(FIGURES);
        routes.addAll(UPLOADS);
        routes.addAll(CORRECTIONS);
        routes.addAll(FINDINGS);
        return routes;
    }

    private static final List<Route> DOORS = List.of(
            get("/", ANYBODY),
            get("/console/signed-out", ANYBODY),
            get("/console/sign-in-failed", ANYBODY),
            post("/console/sessions/end", ANYBODY),
            get("/console/alive", ALL));

    private static final List<Route> LOOKS = List.of(
            get("/console/lender.css", ALL),
            post("/console/look/{shade}", "/console/look/auto", ALL),
            post("/console/language/{tag}", "/console/language/en", ALL),
            get(
                    "/console-assets/fonts/{name: Hind-(?:Regular|SemiBold)\\.ttf}",
                    "/console-assets/fonts/Hind-Regular.ttf",
                    ANYBODY));

    private static final List<Route> FIGURES = List.of(
            // Agents are led on to where they collect
            get("/console", ALL),
            get("/console/payments", READERS),
            get("/console/payments.xlsx", READERS),
            get("/console/suspense", READERS),
            get("/console/not-taken", READERS));

    private static final List<Route> UPLOADS = List.of(
            get("/console/uploads", READERS),
            get("/console/to-approve", READERS),
            get("/console/uploads/new", MAKERS),
            new Route("POST", "/console/uploads", "/console/uploads", "multipart/form-data; boundary=x", MAKERS),
            get(ONE, UPLOAD, READERS),
            get(ONE + "/stage", UPLOAD + "/stage", READERS),
            get(ONE + "/live", UPLOAD + "/live", READERS),
            get(ONE + "/rows", UPLOAD + "/rows", READERS),
            get(ONE + "/loan", UPLOAD + "/loan", READERS),
            post(ONE + "/posting", UPLOAD + "/posting", MAKERS),
            post(ONE + "/approval", UPLOAD + "/approval", CHECKERS),
            post(ONE + "/return", UPLOAD + "/return", CHECKERS),
            post(ONE + "/discarding", UPLOAD + "/discarding", HANDS),
            post(ONE + "/declaration", UPLOAD + "/declaration", MAKERS),
            post(ONE + "/mapping", UPLOAD + "/mapping", MAKERS),
            post(ONE + "/pause", UPLOAD + "/pause", HANDS),
            post(ONE + "/resume", UPLOAD + "/resume", HANDS),
            post(ONE + "/cancellation", UPLOAD + "/cancellation", HANDS),
            post(ONE + "/taking-up", UPLOAD + "/taking-up", MAKERS));

    private static final List<Route> CORRECTIONS = List.of(
            get("/console/uploads/{id}/correct", CORRECTION, READERS),
            get("/console/uploads/{id}/correct/rows/{row}/loans", CORRECTION + "/rows/2/loans", MAKERS),
            get("/console/uploads/{id}/correct/edits", CORRECTION + "/edits", READERS),
            get("/console/uploads/{id}/correct/rejections.xlsx", CORRECTION + "/rejections.xlsx", MAKERS),
            post("/console/uploads/{id}/correct/cells", CORRECTION + "/cells", MAKERS),
            post("/console/uploads/{id}/correct/undo", CORRECTION + "/undo", MAKERS),
            post("/console/uploads/{id}/correct/replacements/look", CORRECTION + "/replacements/look", MAKERS),
            post("/console/uploads/{id}/correct/replacements", CORRECTION + "/replacements", MAKERS),
            post("/console/uploads/{id}/correct/sending", CORRECTION + "/sending", MAKERS));
    private static final List<Route> FINDINGS = List.of(
            get("/console/find", ALL),
            get("/console/find/payments/{key}", "/console/find/payments/" + NO_ID, READERS),
            get("/console/find/rows/{upload}/{row}", "/console/find/rows/" + NO_ID + "/2", READERS),
            get("/console/loans/{number}", "/console/loans/X1", ALL),
            post("/console/loans/{number}/reveals", "/console/loans/X1/reveals", ALL),
            get("/console/reveals", AUDITORS),
            get("/console/feedback", AUDITORS),
            get("/console/unhelpful", UNHELPFUL, ALL),
            post("/console/unhelpful", UNHELPFUL, ALL),
            get("/console/receipts/" + NUMBER, RECEIPT, ALL),
            get("/console/receipts/" + NUMBER + ".pdf", RECEIPT + ".pdf", ALL),
            post("/console/receipts/" + NUMBER + "/cancellation", RECEIPT + "/cancellation", CHECKERS),
            post("/console/receipts/" + NUMBER + "/reissue", RECEIPT + "/reissue", CHECKERS),
            get("/console/messages", READERS),
            get("/console/messages/{id}", "/console/messages/" + NO_ID, READERS),
            post("/console/messages/{id}/redrive", "/console/messages/" + NO_ID + "/redrive", CHECKERS),
            get("/console/collect", AGENTS),
            get("/console/collect/{number}", "/console/collect/X1", AGENTS),
            get("/console/collect/{number}/confirm", "/console/collect/X1/confirm", AGENTS),
            post("/console/collect/{number}/payments", "/console/collect/X1/payments", AGENTS),
            get("/console/collect/done/" + NUMBER, "/console/collect/done/X/26/00000001", AGENTS));
}
