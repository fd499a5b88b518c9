package io.muster.screen;

import static io.muster.rows.HostileWorkbook.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.local.LocalStackResource;
import io.muster.pipeline.TheRoad;
import io.muster.rows.HostileWorkbook;
import io.muster.web.Deciding;
import io.muster.web.People;
import io.muster.web.Problems;
import io.muster.web.Sheets;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What each role sees to do on each page, by a table that is written by hand; what it does not see it cannot do by hand
 * either, and the lender's books are as they were.
 */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class RolesIT {
    private static final String NO_PAGE = "no page";
    private static final String BOOKS = """
            select concat_ws('/', (select count(*) from upload_decision), (select count(*) from payment),
              (select count(*) from cell_edit), (select count(*) from correction where state = 'sent'),
              (select count(*) from reveal), (select count(*) from receipt_cancellation), (select count(*) from receipt_reissue),
              (select md5(string_agg(concat(id, state, phase, wish, asks), ',' order by id)) from upload))
            """;

    @TempDir
    static Path folder;

    private final Map<String, Session> sessions = new HashMap<>();
    private final List<Standing> standing = new ArrayList<>();
    private final SoftAssertions table = new SoftAssertions();

    private TheRoad kaveri;
    private String loan = "";

    /**
     * A page and what each role sees to do there: {@code post X} for a change, {@code to X} for a button that leads on.
     *
     * @param maker what a maker sees; the next ones likewise
     */
    private record Shown(
            String name,
            String address,
            Set<String> maker,
            Set<String> checker,
            Set<String> auditor,
            Set<String> agent) {
        Map<String, Set<String>> roles() {
            return Map.of(People.MAKER, maker, People.CHECKER, checker, People.AUDITOR, auditor, People.AGENT, agent);
        }
    }

    @BeforeEach
    void loadBook() throws Exception {
        kaveri = TheRoad.of("kaveri", folder);
        loan = Sheets.addLoan(People.MAKER, "Asha Rao", "9876543210");
    }

    @AfterEach
    void clear() throws Exception {
        for (Standing one : standing) {
            one.close();
        }
        table.assertAll();
    }

    @Test
    void eachRoleSeesItsOwnActionsAndIsRefusedAllOthers() throws Exception {
        for (Shown page : pages()) {
            Map<String, Set<String>> seen = new HashMap<>();
            page.roles().forEach((person, expected) -> seen.put(person, look(person, page, expected)));
            String before = kaveri.text(BOOKS);
            page.roles().keySet().forEach(person -> ask(person, page, seen));
            table.assertThat(kaveri.text(BOOKS))
                    .as("the books behind %s", page.name())
                    .isEqualTo(before);
        }
    }

    @Test
    void eachRoleSeesItsOwnPlaces() {
        Set<String> office = Set.of(
                "/console",
                "/console/uploads",
                "/console/find",
                "/console/suspense",
                "/console/payments",
                "/console/messages");
        assertThat(places(People.MAKER)).isEqualTo(office);
        assertThat(places(People.CHECKER)).isEqualTo(with(office, "/console/to-approve"));
        assertThat(places(People.AUDITOR)).isEqualTo(with(with(office, "/console/reveals"), "/console/feedback"));
        assertThat(places(People.AGENT)).containsExactly("/console/collect");
    }

    private static Set<String> with(Set<String> places, String another) {
        Set<String> all = new HashSet<>(places);
        all.add(another);
        return all;
    }

    private Set<String> places(String person) {
        return Actions.places(
                session(person).request().get("/console/find").body().asString());
    }

    private List<Shown> pages() throws Exception {
        Set<String> none = Set.of();
        Set<String> refused = Set.of(NO_PAGE);
        Set<String> discard = Set.of("post /discarding");
        String completed = "/console/uploads/" + completed();
        String receipt = receipt(completed);
        return List.of(
                new Shown("uploads", "/console/uploads", Set.of("to /new"), none, none, refused),
                new Shown(
                        "sending",
                        "/console/uploads/new",
                        Set.of("post /console/uploads", "to /console/uploads"),
                        refused,
                        refused,
                        refused),
                new Shown("approving", "/console/to-approve", none, none, none, refused),
                upload(Standing.reading(kaveri, "try"), discard, discard),
                upload(
                        Standing.reading(kaveri, "post"),
                        Set.of("post /pause", "post /cancellation"),
                        Set.of("post /pause", "post /cancellation")),
                upload(
                        Standing.resting(kaveri, "paused"),
                        Set.of("post /resume", "post /cancellation"),
                        Set.of("post /resume", "post /cancellation")),
                new Shown("mapping", mapping(), Set.of("post /mapping", "post /discarding"), discard, none, refused),
                upload(
                        Standing.asking(kaveri, "declaration"),
                        Set.of("post /declaration", "post /discarding"),
                        discard),
                upload(Standing.asking(kaveri, "maker"), Set.of("post /posting", "post /discarding"), discard),
                upload(
                        Standing.asking(kaveri, "checker"),
                        discard,
                        Set.of("post /approval", "post /return", "post /discarding")),
                upload(Standing.resting(kaveri, "failed"), none, none),
                upload(Standing.resting(kaveri, "cancelled"), Set.of("post /taking-up"), none),
                upload(Standing.resting(kaveri, "discarded"), none, none),
                new Shown(
                        "completed",
                        completed,
                        Set.of("to /correct"),
                        Set.of("to /correct"),
                        Set.of("to /correct"),
                        refused),
                new Shown(
                        "correcting",
                        completed + "/correct",
                        Set.of(
                                "to " + completed,
                                "to /edits",
                                "to /rejections.xlsx",
                                "post /cells",
                                "post /undo",
                                "post /sending",
                                "post /replacements/look"),
                        Set.of("to " + completed, "to /edits"),
                        Set.of("to " + completed, "to /edits"),
                        refused),
                new Shown(
                        "payments",
                        "/console/payments",
                        Set.of("to .xlsx"),
                        Set.of("to .xlsx"),
                        Set.of("to .xlsx"),
                        refused),
                new Shown(
                        "loan",
                        "/console/loans/" + loan,
                        Set.of("post /reveals"),
                        Set.of("post /reveals"),
                        Set.of("post /reveals"),
                        Set.of("post /reveals", "to /console/collect/" + loan)),
                new Shown(
                        "receipt",
                        receipt,
                        Set.of("to .pdf"),
                        Set.of("to .pdf", "post /cancellation"),
                        Set.of("to .pdf"),
                        Set.of("to .pdf")),
                new Shown("who saw what", "/console/reveals", refused, refused, none, refused),
                new Shown("collecting", "/console/collect/" + loan, refused, refused, refused, none));
    }

    private Shown upload(Standing one, Set<String> maker, Set<String> checker) {
        standing.add(one);
        return new Shown("an upload, " + kaveriSays(one), one.address(), maker, checker, Set.of(), Set.of(NO_PAGE));
    }

    private String kaveriSays(Standing one) {
        return kaveri.status(one.id()).getString("state");
    }

    /** Holds what a person sees on a page against the table, and answers it. */
    private Set<String> look(String person, Shown page, Set<String> expected) {
        Response answer = session(person).request().get(page.address());
        Set<String> seen = answer.statusCode() == 403
                ? Set.of(NO_PAGE)
                : Actions.of(answer.body().asString(), page.address());
        table.assertThat(seen)
                .as("%s on %s at %s", person, page.name(), page.address())
                .isEqualTo(expected);
        return seen;
    }

    /** Asks by hand for everything that another role sees there and this one does not. */
    private void ask(String person, Shown page, Map<String, Set<String>> seen) {
        Set<String> others = new HashSet<>();
        seen.values().forEach(others::addAll);
        Set<String> own = seen.getOrDefault(person, Set.of());
        others.removeAll(own);
        others.remove(NO_PAGE);
        // Where a page leads on to is nothing to be refused for whoever comes from elsewhere
        others.removeIf(action -> action.startsWith("to ") && own.contains(NO_PAGE));
        others.forEach(action -> {
            Response answer = Actions.ask(session(person), action, page.address());
            table.assertThat(answer.statusCode())
                    .as("%s by %s on %s", action, person, page.name())
                    .isEqualTo(403);
            table.assertThat(answer.body().asString())
                    .contains(Problems.forbidden().title());
        });
    }

    private Session session(String person) {
        return sessions.computeIfAbsent(person, Session::anew);
    }

    /** An upload with a posted row and one that was rejected. */
    private String completed() {
        return Sheets.collect(
                People.MAKER,
                List.of(
                        List.of(loan, "500.00", "UPI", Sheets.reference(), Sheets.today(), "Asha Rao"),
                        List.of(loan, "wrong", "UPI", Sheets.reference(), Sheets.today(), "Asha Rao")));
    }

    private String receipt(String upload) throws Exception {
        String id = upload.substring(upload.lastIndexOf('/') + 1);
        return "/console/receipts/" + kaveri.text("select receipt_no from payment where upload_id = '" + id + "'");
    }

    /** An upload whose columns nobody knows. */
    private String mapping() throws Exception {
        Deciding people = new Deciding(kaveri);
        String strange = "H" + System.nanoTime();
        byte[] workbook = HostileWorkbook.ofRows(row(1, strange + "1", strange + "2", strange + "3", strange + "4")
                        + row(2, loan, "500", "UPI", Sheets.reference()))
                .bytes();
        String id = people.send(People.MAKER, workbook, Map.of("look", true));
        assertThat(people.await(id, "held").getString("asks")).isEqualTo("mapping");
        return "/console/uploads/" + id;
    }
}
