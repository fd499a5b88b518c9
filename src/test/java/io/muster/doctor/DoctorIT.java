package io.muster.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.doctor.Sabotages.Sabotage;
import io.muster.loan.LoanAccountNumber;
import io.muster.local.LocalStackResource;
import io.muster.local.SharedStack;
import io.muster.notification.Bounces;
import io.muster.pipeline.LoanContacts;
import io.muster.pipeline.ReceiptChanges;
import io.muster.pipeline.ReceiptOutcome;
import io.muster.pipeline.TheRoad;
import io.muster.posting.ReceiptNumber;
import io.muster.rows.HostileWorkbook;
import io.muster.tenant.TenantId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jpountz.lz4.LZ4FrameInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor over two lenders' real books: silent when they are right, and by name when one of them is not. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class DoctorIT {
    private static final String[] HEADER = {"Loan Account No", "Amount", "Mode", "UTR", "Value Date"};
    private static final String NOBODY_LISTENS = "update tenant set database_port = 1 where id = 'sutlej'";
    private static final Random RANDOM = new Random();

    @TempDir
    Path folder;

    @Inject
    ReceiptChanges changes;

    @Inject
    LoanContacts contacts;

    private TheRoad kaveri;
    private TheRoad sutlej;

    /** What a run of the command came to. */
    private record Ran(int status, String out, String err) {}

    @BeforeEach
    void walkTheRoad() throws Exception {
        kaveri = TheRoad.of("kaveri", folder);
        sutlej = TheRoad.of("sutlej", folder);
        post(kaveri);
        post(sutlej);
    }

    @Test
    void booksThatRealPostingsMadeAreRight() throws Exception {
        Path metrics = folder.resolve("muster.prom");
        Ran ran = run("--settings", settings(Map.of()).toString(), "--metrics", metrics.toString());

        assertThat(Files.readString(metrics))
                .contains("muster_doctor_seen{tenant=\"kaveri\"} 1\n", "muster_doctor_ended_timestamp_seconds 1")
                .contains(
                        "muster_doctor_violations{tenant=\"sutlej\",invariant=\"payment-has-event\",weight=\"broken\"} 0\n")
                .contains(
                        "muster_doctor_violations{tenant=\"sutlej\",invariant=\"receipts-without-gap\",weight=\"broken\"} 0\n");
        assertThat(ran.out()).doesNotContain("BROKEN", "NOT SEEN");
        assertThat(ran.status()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out()).contains("kaveri: ", "sutlej: ", "2 hold, 0 broken, 0 not seen");
        assertThat(ran.out().lines().filter(line -> line.startsWith("  ok ")))
                .hasSizeGreaterThanOrEqualTo(2 * Invariants.OF_THE_BOOKS.size() - 4);
    }

    @Test
    void everyBrokenInvariantIsNamed() throws Exception {
        for (Sabotage sabotage : Sabotages.ALL) {
            List<Finding> findings = afterwards("kaveri", sabotage);

            assertThat(findings)
                    .filteredOn(finding -> !finding.holds())
                    .as(sabotage.toString())
                    .extracting(finding -> finding.invariant().code())
                    .contains(sabotage.code());
            assertThat(findings)
                    .filteredOn(finding -> finding.invariant().code().equals(sabotage.code()))
                    .allSatisfy(finding -> {
                        assertThat(finding.violations()).isPositive();
                        assertThat(finding.examples()).isNotEmpty().hasSizeLessThanOrEqualTo(Finding.EXAMPLES_MAX);
                    });
        }
    }

    @Test
    void postingsUnderWayRaiseNoFalseAlarm() throws Exception {
        Path settings = settings(Map.of());
        Path sheet = kaveri.sample(folder.resolve("busy.xlsx"), "--rows", "20000", "--bad", "5%");
        String upload = kaveri.send("collections", Files.readAllBytes(sheet));
        int looks = 0;

        do {
            Ran ran = run("--settings", settings.toString());
            assertThat(ran.status()).as(ran.out() + ran.err()).isZero();
            looks++;
        } while (List.of("received", "reading").contains(kaveri.status(upload).getString("state")));

        assertThat(looks).isGreaterThan(1);
        assertThat(kaveri.await(upload).getString("state")).isEqualTo("completed");
    }

    @Test
    void booksThatCannotBeSeenAreSaidAndTheOthersAreLookedAt() throws Exception {
        Ran ran = run("--settings", settings(Map.of(), NOBODY_LISTENS).toString());

        assertThat(ran.status()).isEqualTo(3);
        assertThat(ran.out()).contains("NOT SEEN", "does not answer", "1 hold, 0 broken, 1 not seen");
    }

    @Test
    void twoLendersInOneDatabaseAreBroken() throws Exception {
        Path settings = settings(Map.of(), """
                update tenant t set database_name = k.database_name, database_role = k.database_role
                from tenant k
                where t.id = 'sutlej' and k.id = 'kaveri'
                """);

        JsonNode report = json(run("--json", "--settings", settings.toString()), 1);

        assertThat(codes(report, "sutlej"))
                .contains("own-database", "own-uploads", "events-of-this-lender", "shut-to-others");
    }

    @Test
    void programsReadJson() throws Exception {
        Path settings = settings(Map.of(), NOBODY_LISTENS);

        JsonNode whole = json(run("--json", "--settings", settings.toString()), 3);
        JsonNode one = json(run("--json", "--tenant", "kaveri", "--settings", settings.toString()), 0);

        assertThat(whole.path("verdict").textValue()).isEqualTo("not-seen");
        assertThat(whole.path("exitStatus").intValue()).isEqualTo(3);
        assertThat(whole.at("/tenants/1/problem").textValue()).contains("does not answer");
        assertThat(one.path("tenants")).hasSize(1);
        assertThat(one.at("/tenants/0/verdict").textValue()).isEqualTo("holds");
        assertThat(one.at("/tenants/0/payments").longValue()).isPositive();
        assertThat(one.at("/tenants/0/invariants"))
                .extracting(invariant -> invariant.path("code").textValue())
                .containsExactlyElementsOf(
                        Invariants.ALL.stream().map(Invariant::code).toList());
    }

    @Test
    void aRoleThatOnlyReadsIsEnoughAndOneThatMayNotIsToldWhatItNeeds() throws Exception {
        Map<String, String> auditor = Map.of("muster.doctor.username", "auditor", "muster.doctor.password", "looks");
        onServer("postgres", "drop role if exists auditor", "create role auditor login password 'looks'");
        Path settings = settings(auditor);
        onServer("doctor_control", "grant select on tenant to auditor");
        try {
            Ran stranger = run("--settings", settings.toString());
            onServer(
                    "postgres",
                    "grant connect on database lender_kaveri to auditor",
                    "grant connect on database lender_sutlej to auditor",
                    "grant pg_read_all_data to auditor");
            Ran reader = run("--settings", settings.toString());

            assertThat(stranger.status()).isEqualTo(3);
            assertThat(stranger.out()).contains("pg_read_all_data", "0 hold, 0 broken, 2 not seen");
            assertThat(reader.status()).as(reader.out() + reader.err()).isZero();
        } finally {
            onServer(
                    "postgres",
                    "revoke connect on database lender_kaveri from auditor",
                    "revoke connect on database lender_sutlej from auditor");
        }
    }

    @Test
    void theDoctorCannotWrite() throws Exception {
        Door door = new Door(Settings.read(settings(Map.of())));
        try (Connection control = door.control()) {
            for (Lender lender : Directory.read(control).lenders(List.of())) {
                try (Connection books = door.books(lender.tenant().database());
                        Statement statement = books.createStatement()) {
                    org.assertj.core.api.Assertions.assertThatThrownBy(
                                    () -> statement.execute("update loan_account set version = 0"))
                            .isInstanceOfSatisfying(
                                    SQLException.class,
                                    refused -> assertThat(refused.getSQLState()).isEqualTo("25006"));
                }
            }
        }
    }

    @Test
    void aLenderThatIsNotThereAndAMissingFileAreWrongCalls() throws Exception {
        Ran unknown = run("--tenant", "ganga", "--settings", settings(Map.of()).toString());
        Ran nowhere = run("--settings", folder.resolve("nowhere.properties").toString());

        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).contains("no lender 'ganga'", "--help");
        assertThat(nowhere.status()).isEqualTo(2);
    }

    /** Money posted, already posted, refused, rejected, in excess, in suspense and released from it; an upload failed. */
    private void post(TheRoad road) throws Exception {
        List<String> loans = road.loans(20);
        List<String[]> lines = new ArrayList<>();
        for (String loan : loans) {
            lines.add(line(loan, "1000.50"));
            lines.add(line(loan, "250"));
        }
        lines.add(line(loans.getFirst(), "99000000"));
        lines.add(line(loans.getLast(), "not money"));
        String[] lost = line("NOBODY-" + RANDOM.nextInt(1 << 30), "333");
        lines.add(lost);
        var _ = road.collect(collections(lines));
        String[] found = lost.clone();
        found[0] = loans.get(3);
        var _ = road.collect(collections(List.of(found, lines.getFirst(), lines.get(7), line(loans.get(2), "77"))));
        var _ = road.collect("no workbook".getBytes(StandardCharsets.UTF_8));
        cancelTwice(road);
        bounce(road, loans.get(4));
    }

    private void bounce(TheRoad road, String loan) {
        var bounce = new Bounces.Bounce(
                new LoanAccountNumber(loan), 5_000_00, LocalDate.of(2026, 11, 2), null, "04", "a-maker");
        assertThat(contacts.record(new TenantId(road.tenant()), bounce).await().atMost(Duration.ofSeconds(20)))
                .isInstanceOf(LoanContacts.BounceOutcome.Recorded.class);
    }

    /** The last receipt of the books, and the one that was issued for it. */
    private void cancelTwice(TheRoad road) throws SQLException {
        TenantId lender = new TenantId(road.tenant());
        ReceiptNumber first = new ReceiptNumber(road.text("select max(receipt_no) from payment"));
        for (int i = 0; i < 2; i++) {
            String last = road.text("select coalesce(max(receipt_no), '" + first + "') from receipt_reissue");
            var asked = new ReceiptChanges.Cancellation(new ReceiptNumber(last), "the wrong branch", true);
            assertThat(changes.cancel(lender, "a-checker", asked).await().atMost(Duration.ofSeconds(20)))
                    .isInstanceOf(ReceiptOutcome.Changed.class);
        }
    }

    private static String[] line(String loan, String amount) {
        return new String[] {loan, amount, "UPI", "%012d".formatted(RANDOM.nextLong(1_000_000_000_000L)), "2026-11-01"};
    }

    private static byte[] collections(List<String[]> lines) {
        StringBuilder rows = new StringBuilder(HostileWorkbook.row(1, HEADER));
        for (int i = 0; i < lines.size(); i++) {
            rows.append(HostileWorkbook.row(i + 2, lines.get(i)));
        }
        return HostileWorkbook.ofRows(rows.toString()).bytes();
    }

    /** What the doctor finds in a transaction that did harm, and that is rolled back. */
    private static List<Finding> afterwards(String tenant, Sabotage sabotage) throws SQLException {
        try (Connection books = server("lender_" + tenant);
                Statement statement = books.createStatement()) {
            books.setAutoCommit(false);
            var _ = statement.execute("set local session_replication_role = replica");
            if (sabotage.sql().contains("set plain")) {
                unpack(books);
            }
            var _ = statement.execute(sabotage.sql());
            List<String> others = List.of("lender_sutlej", "somebody_else");
            List<Finding> findings = new Examination(
                            books,
                            Invariants.OF_THE_BOOKS,
                            tenant,
                            others,
                            Duration.ofDays(7),
                            new Progress(System.err, tenant))
                    .run()
                    .findings();
            books.rollback();
            return findings;
        }
    }

    /** SQL can change the events of a page that is not packed. */
    private static void unpack(Connection books) throws SQLException {
        try (Statement looking = books.createStatement();
                PreparedStatement plain =
                        books.prepareStatement("update outbox set plain = ?, packed = null where seq = ?");
                ResultSet pages = looking.executeQuery("select seq, packed from outbox where packed is not null")) {
            while (pages.next()) {
                var frame = new LZ4FrameInputStream(new ByteArrayInputStream(pages.getBytes(2)));
                plain.setString(1, new String(frame.readAllBytes(), StandardCharsets.UTF_8));
                plain.setLong(2, pages.getLong(1));
                assertThat(plain.executeUpdate()).isOne();
            }
        } catch (IOException torn) {
            throw new UncheckedIOException(torn);
        }
    }

    private static Ran run(String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int status = Doctor.run(List.of(words), print(out), print(err));
        return new Ran(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static JsonNode json(Ran ran, int status) throws Exception {
        assertThat(ran.status()).as(ran.out() + ran.err()).isEqualTo(status);
        return new ObjectMapper().readTree(ran.out());
    }

    private static List<String> codes(JsonNode report, String tenant) {
        List<String> codes = new ArrayList<>();
        for (JsonNode lender : report.path("tenants")) {
            for (JsonNode invariant : lender.path("invariants")) {
                if (lender.path("tenant").textValue().equals(tenant)
                        && invariant.path("verdict").textValue().equals("broken")) {
                    codes.add(invariant.path("code").textValue());
                }
            }
        }
        return codes;
    }

    /** Settings with a directory of their own, copied from the stack's and then changed. */
    private Path settings(Map<String, String> more, String... changes) throws Exception {
        Map<String, String> stack = SharedStack.settings();
        onServer("postgres", "drop database if exists doctor_control with (force)", "create database doctor_control");
        onServer("doctor_control", Files.readString(Path.of("src/main/resources/db/control/V1__directory.sql")));
        URI server = URI.create(setting(stack, "muster.provisioning.url"));
        for (String id : List.of("kaveri", "sutlej")) {
            onServer("doctor_control", """
                    insert into tenant (id, name, database_host, database_port, database_name, database_role)
                    values ('%1$s', '%1$s', '127.0.0.1', %2$d, 'lender_%1$s', 'lender_%1$s')
                    """.formatted(id, server.getPort()));
        }
        onServer("doctor_control", changes);
        List<String> lines = new ArrayList<>(List.of(
                "quarkus.datasource.jdbc.url=jdbc:postgresql://" + server.getAuthority() + "/doctor_control",
                "quarkus.datasource.username=" + setting(stack, "muster.provisioning.username"),
                "quarkus.datasource.password=" + setting(stack, "muster.provisioning.password"),
                "muster.tenant-db.secret=" + setting(stack, "muster.tenant-db.secret")));
        more.forEach((name, value) -> lines.add(name + "=" + value));
        return Files.write(folder.resolve("muster.properties"), lines);
    }

    private static void onServer(String database, String... statements) throws SQLException {
        try (Connection admin = server(database);
                Statement statement = admin.createStatement()) {
            for (String sql : statements) {
                var _ = statement.execute(sql);
            }
        }
    }

    private static Connection server(String database) throws SQLException {
        Map<String, String> stack = SharedStack.settings();
        return DriverManager.getConnection(
                "jdbc:postgresql://"
                        + URI.create(setting(stack, "muster.provisioning.url")).getAuthority() + "/" + database,
                setting(stack, "muster.provisioning.username"),
                setting(stack, "muster.provisioning.password"));
    }

    private static String setting(Map<String, String> stack, String name) {
        return Objects.requireNonNull(stack.get(name), name);
    }
}
