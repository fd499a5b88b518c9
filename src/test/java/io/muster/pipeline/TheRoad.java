package io.muster.pipeline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.local.SharedStack;
import io.muster.posting.BooksInvariants;
import io.muster.sample.Sample;
import io.muster.web.Lenders;
import io.muster.web.People;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;

/** One lender's road as its users walk it: workbooks in over HTTP, verdicts out, and the books looked at from outside. */
public final class TheRoad {
    private static final Duration ROAD_WAIT_MAX = Duration.ofMinutes(2);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(100);
    private static final int ACCOUNTS = 500;

    private final String tenant;

    private TheRoad(String tenant) {
        this.tenant = tenant;
    }

    /** The lender's road, with its loan book loaded. */
    public static TheRoad of(String tenant, Path folder) throws IOException {
        Lenders.provision();
        TheRoad road = new TheRoad(tenant);
        Path book = folder.resolve(tenant + "-book.xlsx");
        Sample.loanBook(tenant, ACCOUNTS, book);
        JsonPath loaded = road.upload("loan-book", Files.readAllBytes(book));
        assertThat(loaded.getString("state")).isEqualTo("completed");
        return road;
    }

    /** Writes a sample over the lender's loan book; what must become of it lies beside it as JSON. */
    public Path sample(Path file, String... options) {
        List<String> words = new ArrayList<>(List.of(options));
        words.addAll(List.of("--tenant", tenant, "--accounts", "" + ACCOUNTS, "--out", file.toString()));
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        assertThat(Sample.run(words, silent, System.err)).isZero();
        return file;
    }

    /** Sends a workbook of collections and waits until it is completed or failed. */
    public JsonPath collect(byte[] workbook) {
        return upload("collections", workbook);
    }

    /** Sends a workbook without waiting. */
    public String send(String kind, byte[] workbook) {
        return asMaker()
                .contentType("application/octet-stream")
                .queryParam("kind", kind)
                .body(workbook)
                .post("/api/v1/uploads")
                .then()
                .extract()
                .path("id");
    }

    /** Waits until an upload is completed or failed, and gives its last status. */
    public JsonPath await(String upload) {
        return Awaitility.await()
                .atMost(ROAD_WAIT_MAX)
                .pollInterval(ASK_AGAIN_AFTER)
                .until(
                        () -> status(upload),
                        status -> List.of("completed", "failed").contains(status.getString("state")));
    }

    /** Where an upload stands. */
    public JsonPath status(String upload) {
        return asMaker().get("/api/v1/uploads/" + upload).jsonPath();
    }

    public RequestSpecification asMaker() {
        return given().auth().oauth2(People.token(tenant + "-maker"));
    }

    /** The numbers of some loans of the book. */
    public List<String> loans(int count) throws SQLException {
        List<String> numbers = new ArrayList<>();
        try (Connection books = books();
                Statement statement = books.createStatement();
                ResultSet rows = statement.executeQuery("select number from loan_account order by id limit " + count)) {
            while (rows.next()) {
                numbers.add(rows.getString(1));
            }
        }
        return numbers;
    }

    /** A number that the books say. */
    public long number(String sql) {
        try (Connection books = books();
                Statement statement = books.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** A text that the books say. */
    public String text(String sql) throws SQLException {
        try (Connection books = books();
                Statement statement = books.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    /** The lender's short name. */
    public String tenant() {
        return tenant;
    }

    /** Changes the books behind the application's back. */
    void change(String sql) {
        try (Connection books = books();
                Statement statement = books.createStatement()) {
            assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Changes a fact behind the books' back, past the trigger that refuses it. */
    public void changeFact(String table, String sql) throws SQLException {
        define("alter table " + table + " disable trigger user");
        change(sql);
        define("alter table " + table + " enable trigger user");
    }

    /** Changes how the books are made. */
    public void define(String sql) throws SQLException {
        try (Connection books = books();
                Statement statement = books.createStatement()) {
            assertThat(statement.execute(sql)).isFalse();
        }
    }

    /** Looks at the books with SQL that shares nothing with the code that wrote them. */
    public void checkBooks() throws SQLException {
        try (Connection books = books()) {
            BooksInvariants.checkAll(books, tenant);
        }
    }

    private JsonPath upload(String kind, byte[] workbook) {
        return await(send(kind, workbook));
    }

    /** The books themselves, for whoever interferes with them. */
    Connection books() throws SQLException {
        Map<String, String> stack = SharedStack.settings();
        URI server = URI.create(setting(stack, "muster.provisioning.url"));
        return DriverManager.getConnection(
                "jdbc:postgresql://" + server.getAuthority() + "/lender_" + tenant,
                setting(stack, "muster.provisioning.username"),
                setting(stack, "muster.provisioning.password"));
    }

    private static String setting(Map<String, String> stack, String name) {
        return Objects.requireNonNull(stack.get(name), name);
    }
}
