package io.muster.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.local.LocalStackResource;
import io.muster.pipeline.TheRoad;
import io.muster.screen.ConsoleRoutes.Route;
import io.muster.web.People;
import io.muster.web.Sheets;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever one lender has is not there for the people of another, whatever their role and whichever address they try. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class OtherLenderIT {
    private static final String BOOKS = """
            select concat_ws('/', (select count(*) from upload_decision), (select count(*) from payment),
              (select count(*) from cell_edit), (select count(*) from reveal),
              (select count(*) from receipt_cancellation))
            """;
    private static final String SUSPENSE = "select count(*) from suspense";

    /** Money for a loan that is not there waits in the sender's own suspense, as a row's does, and the form says so. */
    private static final String PAYMENT = "/console/collect/{number}/payments";

    /** There for its own lender only when something more is right: a number to look for, a message, an agent's own receipt. */
    private static final Set<String> NOT_ALWAYS_THERE = Set.of("loan", "loans", "{id}");

    @TempDir
    static Path folder;

    private final Map<String, Session> sessions = new HashMap<>();

    @Test
    void nothingOfALenderIsThereForAnother() throws Exception {
        TheRoad kaveri = TheRoad.of("kaveri", folder);
        TheRoad sutlej = TheRoad.of("sutlej", folder);
        Things things = things(kaveri, sutlej);
        String before = kaveri.text(BOOKS) + sutlej.text(BOOKS);
        long inSuspense = kaveri.number(SUSPENSE);
        SoftAssertions table = new SoftAssertions();
        for (Route route : ConsoleRoutes.all()) {
            String address = things.at(route.address());
            if (address.equals(route.address())) {
                continue;
            }
            boolean isPayment = route.template().equals(PAYMENT);
            for (String person : route.allowed()) {
                String stranger = person.replace("kaveri", "sutlej");
                Response answer = send(stranger, route, address);
                table.assertThat(answer.statusCode())
                        .as("%s for %s", address, stranger)
                        .isEqualTo(isPayment ? 200 : 404);
                table.assertThat(String.valueOf(answer.header("HX-Redirect")))
                        .as("where %s leads %s", address, stranger)
                        .doesNotContain("/done/")
                        .contains(isPayment ? "/console/collect/" : "null");
            }
            if (route.method().equals("GET") && !NOT_ALWAYS_THERE.contains(last(route.template()))) {
                String own = route.allowed().iterator().next();
                table.assertThat(send(own, route, address).statusCode())
                        .as("%s for %s, whose lender's it is", address, own)
                        .isEqualTo(200);
            }
        }
        table.assertAll();
        assertThat(kaveri.text(BOOKS) + sutlej.text(BOOKS)).isEqualTo(before);
        assertThat(kaveri.number(SUSPENSE)).isEqualTo(inSuspense);
    }

    /** What kaveri has, and sutlej has not. */
    private record Things(String upload, String loan, String receipt, String payment) {
        String at(String address) {
            return address.replace("/find/payments/" + ConsoleRoutes.NO_ID, "/find/payments/" + payment)
                    .replace("/uploads/" + ConsoleRoutes.NO_ID, "/uploads/" + upload)
                    .replace("/rows/" + ConsoleRoutes.NO_ID, "/rows/" + upload)
                    .replace("/X1", "/" + loan)
                    .replace("/X/26/00000001", "/" + receipt);
        }
    }

    private static Things things(TheRoad kaveri, TheRoad sutlej) throws Exception {
        // A branch that the other lender has not, for both number their receipts by branch
        String branch = "J" + UUID.randomUUID().toString().substring(0, 3).toUpperCase(Locale.ROOT);
        String loan = Sheets.addLoan(People.MAKER, "Asha Rao", "9876543210", branch);
        String upload = Sheets.collect(
                People.MAKER,
                List.of(
                        List.of(loan, "500.00", "UPI", Sheets.reference(), Sheets.today(), "Asha Rao"),
                        List.of(loan, "wrong", "UPI", Sheets.reference(), Sheets.today(), "Asha Rao")));
        String posted = " from payment where upload_id = '" + upload + "'";
        String receipt = kaveri.text("select receipt_no" + posted);
        assertThat(sutlej.number("select count(*) from payment where receipt_no = '" + receipt + "'"))
                .as("receipts of this number at the other lender")
                .isZero();
        return new Things(upload, loan, receipt, kaveri.text("select key" + posted));
    }

    private Response send(String person, Route route, String address) {
        Session session = sessions.computeIfAbsent(person, Session::anew);
        return route.method().equals("GET")
                ? session.request().get(address)
                : Actions.filled(session).post(address);
    }

    private static String last(String template) {
        return template.substring(template.lastIndexOf('/') + 1);
    }
}
