package io.muster.torture.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.local.LocalStackResource;
import io.muster.local.SharedStack;
import io.muster.pipeline.BackDoor;
import io.muster.sample.Sample;
import io.muster.tenant.TenantId;
import io.muster.tenant.WorkbookKind;
import io.muster.torture.workbook.Workbooks;
import io.muster.web.Lenders;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two lenders' workbooks through the real application: the oracle finds nothing, and finds each harm that is then done to
 * the books or to the topics on their way to it.
 */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OracleIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration NO_PATIENCE = Duration.ZERO;
    private static final String ACCOUNTS = "300";
    /** Of this test alone, so that it does not matter what other tests left to the lenders of all. */
    private static final String KAVERI = "kaveri-oracle";

    private static final String SUTLEJ = "sutlej-oracle";
    /** A payment of this test that is not the first of its loan, and the row that it came from. */
    private static final String SECOND = """
            (select p.key from payment p join upload u on u.id = p.upload_id
             where p.loan_version > 1 and u.file_name like '%oracle%' order by p.posted_at desc, p.key limit 1)
            """;

    private static final String WITHOUT_PAYMENT = """
            (select l.number from loan_account l left join payment p on p.loan_id = l.id where p.key is null
             order by l.number limit 1)
            """;

    /** For all tests of the class, unlike a temporary folder of JUnit's in a class that is made once. */
    private final Path folder = Path.of("target", "oracle-it");

    @Inject
    @SuppressWarnings("NullAway.Init")
    BackDoor door;

    private @Nullable Oracle oracle;
    private @Nullable HarmedEvents events;
    private List<String> sabotage = List.of();

    @BeforeEach
    void sendOnce() throws IOException {
        sabotage = List.of();
        if (oracle != null) {
            events().harm(UnaryOperator.identity());
            return;
        }
        Path _ = Files.createDirectories(folder);
        List<String> lenders = List.of(KAVERI, SUTLEJ);
        lenders.forEach(lender -> Lenders.provision(lender, lender));
        events = new HarmedEvents(new KafkaEvents(setting("kafka.bootstrap.servers")), lenders);
        oracle = new Oracle(lenders.stream().map(OracleIT::books).toList(), events, this::open);
        for (String tenant : lenders) {
            send(tenant, WorkbookKind.LOAN_BOOK, book(tenant), false);
        }
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (String tenant : lenders) {
            for (Runnable sending : sendings(tenant)) {
                running.add(CompletableFuture.runAsync(sending));
            }
        }
        running.forEach(CompletableFuture::join);
        // whatever a test finds is then of its own doing
        assertThat(oracle.check(PATIENCE)).matches(Verdict::isClean);
    }

    @AfterAll
    void close() {
        oracle().close();
    }

    @Test
    void itFindsNothingWhereNothingIsWrong() {
        events().forget();

        Verdict verdict = oracle().checkAll(PATIENCE);

        assertThat(verdict.lost()).isEmpty();
        assertThat(verdict.doubled()).isEmpty();
        assertThat(verdict.wrong()).isEmpty();
        assertThat(verdict.rows()).isGreaterThan(5_000);
        assertThat(verdict.payments()).isGreaterThan(2_000);
        assertThat(verdict.events()).isGreaterThan(verdict.payments());

        Verdict again = oracle().check(PATIENCE);

        assertThat(again).isEqualTo(verdict);
    }

    /** What is done to the books, and how the oracle must call it. */
    record Sabotage(String name, String verdict, String... statements) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Sabotage> sabotages() {
        return Stream.of(
                new Sabotage("a payment is deleted", "lost", "delete from payment where key = " + SECOND),
                new Sabotage("a payment is doubled under another key", "doubled", """
                        insert into payment select (p2).* from (
                          select jsonb_populate_record(p, jsonb_build_object('key', gen_random_uuid(),
                            'loan_version', p.loan_version + 100000, 'receipt_no', 'ZZ/26/00000001')) as p2
                          from payment p where p.key = %s) doubled
                        """.formatted(SECOND)),
                new Sabotage("a share is changed", "wrong", """
                        update payment set interest_paise = interest_paise + 1, excess_paise = excess_paise + 1,
                          principal_paise = principal_paise - 2 where principal_paise > 2 and key = (select key from payment
                          where principal_paise > 2 order by posted_at desc limit 1)
                        """),
                new Sabotage("a loan's total is changed", "wrong", """
                        update loan_account set paid_interest_paise = paid_interest_paise + 100
                        where id = (select loan_id from payment order by posted_at desc limit 1)
                        """),
                new Sabotage("a payment goes to another loan", "wrong", """
                        update payment set loan_id = (select max(id) from loan_account), loan_version = 100000 where key =
                        """ + SECOND),
                new Sabotage("a receipt's number is changed", "lost", """
                        update payment set receipt_no = split_part(receipt_no, '/', 1) || '/26/99999999' where key =
                        """ + SECOND),
                new Sabotage("a verdict is deleted", "lost", """
                        delete from row_verdict where (upload_id, row_number) in (
                          select upload_id, row_number from row_verdict v join upload u on u.id = v.upload_id
                          where u.file_name like '%oracle%' limit 1)
                        """),
                new Sabotage("a posted row gets a verdict too", "doubled", """
                        insert into row_verdict (upload_id, row_number, verdict, amount_paise, reasons, cells)
                        select upload_id, row_number, 'refused', amount_paise, '[]', '{}' from payment where key =
                        """ + SECOND),
                new Sabotage("a good row counts as rejected", "lost", """
                        update row_verdict set verdict = 'rejected' where (upload_id, row_number) in (
                          select upload_id, row_number from row_verdict v join upload u on u.id = v.upload_id
                          where u.file_name like '%oracle%' and verdict = 'already-posted' limit 1)
                        """),
                new Sabotage("an already posted row counts as refused", "lost", """
                        update row_verdict set verdict = 'refused', reasons = '[{"code":"key-reused"}]'
                        where (upload_id, row_number) in (
                          select upload_id, row_number from row_verdict v join upload u on u.id = v.upload_id
                          where u.file_name like '%oracle%' and verdict = 'already-posted' limit 1)
                        """),
                new Sabotage("a lane counts too few rows", "wrong", """
                        update upload_lane set posted_rows = posted_rows - 1
                        where upload_id = (select upload_id from payment where key = %s)
                          and lane = 0
                        """.formatted(SECOND)),
                new Sabotage("a lane has another hash", "wrong", """
                        update upload_lane set posting_hash = sha256('x')
                        where upload_id = (select upload_id from payment where key = %s) and lane = 0
                        """.formatted(SECOND)),
                new Sabotage("an upload does not end", "wrong", """
                        update upload set state = 'reading' where id = (select upload_id from payment where key = %s)
                        """.formatted(SECOND)),
                new Sabotage("a broken upload says another row", "wrong", """
                        update upload set stopped_at_row = stopped_at_row + 1
                        where state = 'failed' and file_name like '%oracle%'
                        """),
                new Sabotage("a broken upload counts as completed", "wrong", """
                        update upload set state = 'completed', stopped_at_row = null
                        where state = 'failed' and file_name like '%oracle%'
                        """),
                new Sabotage(
                        "an account is gone", "lost", "delete from loan_account where number = " + WITHOUT_PAYMENT),
                new Sabotage("an account's row has a verdict, too", "doubled", """
                        insert into row_verdict (upload_id, row_number, verdict, amount_paise, reasons, cells)
                        select upload_id, row_number, 'already-posted', principal_paise, '[]', '{}' from loan_account
                        where number =
                        """ + WITHOUT_PAYMENT),
                new Sabotage(
                        "a good account counts as rejected",
                        "lost",
                        """
                        insert into row_verdict (upload_id, row_number, verdict, amount_paise, reasons, cells)
                        select upload_id, row_number, 'rejected', principal_paise, '[]', '{}' from loan_account
                        where number =
                        """ + WITHOUT_PAYMENT,
                        "delete from loan_account where number = " + WITHOUT_PAYMENT),
                new Sabotage("an upload is gone", "lost", "delete from upload where file_name like '%oracle%'"),
                new Sabotage("an upload comes from nowhere", "wrong", """
                        insert into upload (id, kind, file_name, sha256, size_bytes, received_by, state)
                        values (gen_random_uuid(), 'collections', 'x', sha256('y'), 1, 'x', 'completed')
                        """),
                new Sabotage("money in suspense is gone", "lost", """
                        delete from suspense where key = (select key from suspense s join upload u on u.id = s.upload_id
                          where u.file_name like '%oracle%' limit 1)
                        """),
                new Sabotage("money is paid and in suspense", "doubled", """
                        insert into suspense (key, loan_text, amount_paise, mode, value_date)
                        select key, 'X', amount_paise, mode, value_date from payment where key =
                        """ + SECOND),
                new Sabotage("a value date is changed", "wrong", """
                        update payment set value_date = value_date - 1 where key =
                        """ + SECOND),
                new Sabotage("two payments change places in their file", "wrong", """
                        update payment p set row_number = o.row_number from payment o
                        where p.upload_id = o.upload_id and p.key <> o.key and (p.key, o.key) in (
                          select a, b from (select min(key::text)::uuid as a, max(key::text)::uuid as b from payment
                            where upload_id = (select upload_id from payment where key = %1$s)) ends
                          union all
                          select b, a from (select min(key::text)::uuid as a, max(key::text)::uuid as b from payment
                            where upload_id = (select upload_id from payment where key = %1$s)) ends)
                        """.formatted(SECOND)),
                new Sabotage("a receipt series skips a number", "lost", """
                        update receipt_series set last_number = last_number + 1
                        """));
    }

    @ParameterizedTest
    @MethodSource("sabotages")
    void itFindsWhatWasDoneToTheBooks(Sabotage done) {
        sabotage = List.of(done.statements());

        Verdict verdict = oracle().checkAll(NO_PATIENCE);

        assertCalled(verdict, done.verdict());
    }

    /** What is done to the events on their way. */
    record Harm(String name, String verdict, UnaryOperator<List<ConsumerRecord<String, String>>> harm) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Harm> harms() {
        return Stream.of(
                new Harm("a payment is not told", "lost", once("payments", "", event -> List.of())),
                new Harm("a payment is told twice", "doubled", once("payments", "", event -> List.of(event, event))),
                new Harm("a payment is told too late", "wrong", OracleIT::turnedRound),
                new Harm(
                        "a payment is told with another amount",
                        "wrong",
                        once("payments", "", said("\"amountPaise\":", "\"amountPaise\":1"))),
                new Harm(
                        "a payment is told under another lender's key",
                        "wrong",
                        once("payments", KAVERI, event -> List.of(with(event, SUTLEJ + ":X", event.value())))),
                new Harm(
                        "a payment is told as another lender's",
                        "wrong",
                        once("payments", KAVERI, said(KAVERI, SUTLEJ))),
                new Harm(
                        "a payment is told as a lender's that nobody knows",
                        "wrong",
                        once("payments", KAVERI, said(KAVERI, "nobody"))),
                new Harm("a payment is told that nobody made", "wrong", once("payments", "", OracleIT::andAnother)),
                new Harm("no end is told", "lost", each("uploads", event -> List.of())),
                new Harm("an end is told twice", "doubled", once("uploads", "", event -> List.of(event, event))),
                new Harm(
                        "ends tell another hash",
                        "wrong",
                        each("uploads", said("\"postingHash\":\"....", "\"postingHash\":\"0000"))),
                new Harm(
                        "ends tell other totals",
                        "wrong",
                        each("uploads", said("\"rejected\":\\{\"rows\":", "\"rejected\":{\"rows\":1"))));
    }

    @ParameterizedTest
    @MethodSource("harms")
    void itFindsWhatWasDoneToTheEvents(Harm done) {
        events().harm(done.harm());

        Verdict verdict = oracle().checkAll(NO_PATIENCE);

        assertCalled(verdict, done.verdict());
    }

    private static void assertCalled(Verdict verdict, String kind) {
        List<String> sentences = switch (kind) {
            case "lost" -> verdict.lost();
            case "doubled" -> verdict.doubled();
            default -> verdict.wrong();
        };
        assertThat(sentences).as("%s", verdict).isNotEmpty();
    }

    /** What becomes of one event. */
    @FunctionalInterface
    private interface OnWay extends Function<ConsumerRecord<String, String>, List<ConsumerRecord<String, String>>> {}

    private static OnWay said(String words, String others) {
        return event -> List.of(with(event, event.key(), event.value().replaceFirst(words, others)));
    }

    private static List<ConsumerRecord<String, String>> andAnother(ConsumerRecord<String, String> event) {
        String forged = event.value().replaceFirst("\"paymentKey\":\"[^\"]*", "\"paymentKey\":\"" + new UUID(1, -7));
        return List.of(event, with(event, event.key(), forged));
    }

    /** The first event of a topic whose key begins so becomes what the harm makes of it. */
    private static UnaryOperator<List<ConsumerRecord<String, String>>> once(String topic, String key, OnWay harm) {
        boolean[] done = new boolean[1];
        return found -> {
            List<ConsumerRecord<String, String>> given = new ArrayList<>();
            for (ConsumerRecord<String, String> event : found) {
                if (!done[0] && event.topic().contains(topic) && event.key().startsWith(key)) {
                    done[0] = true;
                    given.addAll(harm.apply(event));
                } else {
                    given.add(event);
                }
            }
            return given;
        };
    }

    private static UnaryOperator<List<ConsumerRecord<String, String>>> each(String topic, OnWay harm) {
        return found -> found.stream()
                .flatMap(event -> event.topic().contains(topic) ? harm.apply(event).stream() : Stream.of(event))
                .toList();
    }

    /** Two events of one loan change places, once. */
    private static List<ConsumerRecord<String, String>> turnedRound(List<ConsumerRecord<String, String>> found) {
        List<ConsumerRecord<String, String>> given = new ArrayList<>(found);
        for (int i = 0; i < given.size(); i++) {
            for (int j = i + 1; j < given.size(); j++) {
                if (given.get(i).key().equals(given.get(j).key())
                        && given.get(i).topic().contains("payments")) {
                    ConsumerRecord<String, String> first = given.set(i, given.get(j));
                    given.set(j, first);
                    return given;
                }
            }
        }
        return given;
    }

    private static ConsumerRecord<String, String> with(ConsumerRecord<String, String> event, String key, String value) {
        var changed = new ConsumerRecord<>(event.topic(), event.partition(), event.offset(), key, value);
        new RecordHeaders(event.headers()).forEach(header -> changed.headers().add(header));
        return changed;
    }

    private List<Runnable> sendings(String tenant) throws IOException {
        Path first = sample(tenant, "first", "--rows", "800", "--bad", "12%", "--strings", "shared");
        Path second = sample(tenant, "second", "--rows", "600", "--bad", "5%", "--strings", "inline");
        Path shuffled = file(tenant, "shuffled");
        Path broken = file(tenant, "broken");
        Path overlapping = file(tenant, "overlapping");
        Workbooks.shuffledCopy(first, shuffled, 7);
        Workbooks.brokenHalfWay(first, broken);
        Workbooks.overlapping(first, second, overlapping, 8);
        return List.of(
                () -> send(tenant, WorkbookKind.COLLECTIONS, first, false),
                () -> send(tenant, WorkbookKind.COLLECTIONS, shuffled, false),
                () -> send(tenant, WorkbookKind.COLLECTIONS, broken, true),
                () -> send(tenant, WorkbookKind.COLLECTIONS, first, false),
                () -> send(tenant, WorkbookKind.COLLECTIONS, overlapping, false),
                () -> send(tenant, WorkbookKind.COLLECTIONS, second, false));
    }

    private void send(String tenant, WorkbookKind kind, Path workbook, boolean breaks) {
        String id = take(new TenantId(tenant), kind, workbook);
        synchronized (this) {
            oracle().sent(new Sent(tenant, kind.slug(), workbook, id, breaks));
        }
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> hasEnded(tenant, id));
    }

    private String take(TenantId tenant, WorkbookKind kind, Path workbook) {
        try {
            return door.send(tenant, kind, workbook).toString();
        } catch (IOException disk) {
            throw new UncheckedIOException(disk);
        }
    }

    private static boolean hasEnded(String tenant, String upload) throws SQLException {
        try (Connection connection = books(tenant).open()) {
            return new Sql(connection)
                            .number(
                                    "select count(*) from upload where state in ('completed', 'failed') and id::text = ?",
                                    upload)
                    == 1;
        }
    }

    private Path book(String tenant) throws IOException {
        Path file = file(tenant, "book");
        Sample.loanBook(tenant, Integer.parseInt(ACCOUNTS), file);
        return file;
    }

    private Path sample(String tenant, String name, String... words) {
        Path file = file(tenant, name);
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--tenant", tenant, "--accounts", ACCOUNTS, "--out", file.toString()));
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        assertThat(Sample.run(all, silent, System.err)).isZero();
        return file;
    }

    private Path file(String tenant, String name) {
        return folder.resolve(tenant + "-" + name + ".xlsx");
    }

    /** What is done to the books is done in a transaction that nobody commits. */
    private Connection open(LenderBooks lender) throws SQLException {
        Connection connection = lender.open();
        if (lender.tenant().equals(KAVERI) && !sabotage.isEmpty()) {
            try (var statement = connection.createStatement()) {
                statement.execute("set local session_replication_role = replica");
                for (String done : sabotage) {
                    assertThat(statement.executeUpdate(done)).as(done).isPositive();
                }
            }
        }
        return connection;
    }

    private static LenderBooks books(String tenant) {
        URI server = URI.create(setting("muster.provisioning.url"));
        return new LenderBooks(
                tenant,
                "jdbc:postgresql://" + server.getAuthority() + "/lender_" + tenant.replace('-', '_'),
                setting("muster.provisioning.username"),
                setting("muster.provisioning.password"));
    }

    private static String setting(String name) {
        Map<String, String> stack = SharedStack.settings();
        return Objects.requireNonNull(stack.get(name), name);
    }

    private Oracle oracle() {
        return Objects.requireNonNull(oracle);
    }

    private HarmedEvents events() {
        return Objects.requireNonNull(events);
    }
}
