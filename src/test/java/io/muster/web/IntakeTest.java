package io.muster.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.tenant.TenantId;
import io.muster.tenant.WorkbookKind;
import io.muster.upload.Spool;
import io.muster.upload.UploadConfig;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeTest {
    private static final TenantId ASHA = new TenantId("asha");
    private static final MediaType FORM = new MediaType("multipart", "form-data", Map.of("boundary", "b"));
    private static final UploadConfig LIMITS = () -> new MemorySize(BigInteger.valueOf(1_000));

    @TempDir
    Path root;

    private static final Function<Path, WorkbookKind> KIND = _ -> WorkbookKind.LOAN_BOOK;

    private Intake intake = new Intake(new Spool(Path.of("."), 0), LIMITS, PatienceTest.Limits.usual());

    @BeforeEach
    void openIntake() {
        intake = new Intake(new Spool(root, 1_000), LIMITS, PatienceTest.Limits.usual());
    }

    @Test
    void theFileOfAFormIsTakenWhateverStandsAroundIt() throws IOException {
        Intake.Taken taken = form("preamble\r\n" + field("note", "hello") + field("kind", "loan-book")
                + file("a.xlsx", "abc\r\n--xc") + "--b--\r\nepilogue");

        assertThat(taken.kind()).isEqualTo(WorkbookKind.LOAN_BOOK);
        assertThat(taken.name()).isEqualTo("a.xlsx");
        assertThat(taken.spooled().path()).hasContent("abc\r\n--xc");
    }

    @Test
    void aFormIsReadTheSameHoweverItIsCutUp() throws IOException {
        String body = file("a.xlsx", "abc\r\n-\r\n--\r\n--x") + "--b--\r\n";
        InputStream oneByOne = new ByteArrayInputStream(body.getBytes(UTF_8)) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(1, length));
            }
        };

        Intake.Taken taken = intake.takeForm(ASHA, WorkbookKind.COLLECTIONS, FORM, oneByOne, KIND);

        assertThat(taken.spooled().path()).hasContent("abc\r\n-\r\n--\r\n--x");
    }

    @Test
    void aFormThatEndsEarlyIsRefusedAndLeavesNothing() throws IOException {
        assertProblem(() -> form(file("a.xlsx", "abc")), "malformed-form");
        assertThat(files()).isEmpty();
    }

    @Test
    void aFormWithTwoFilesIsRefused() throws IOException {
        assertProblem(() -> form(file("a.xlsx", "abc") + file("b.xlsx", "def") + "--b--\r\n"), "malformed-form");
        assertThat(files()).isEmpty();
    }

    @Test
    void headersThatDoNotEndAreNotKept() throws IOException {
        InputStream endless = new SequenceInputStream(
                new ByteArrayInputStream("--b\r\nX: ".getBytes(UTF_8)), new ByteArrayInputStream(new byte[1_000_000]));

        assertProblem(() -> intake.takeForm(ASHA, WorkbookKind.COLLECTIONS, FORM, endless, KIND), "malformed-form");
    }

    @Test
    void aBodyThatBreaksOffIsNobodysFaultAndLeavesNothing() throws IOException {
        InputStream cut = new SequenceInputStream(new ByteArrayInputStream("abc".getBytes(UTF_8)), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        });

        assertProblem(() -> intake.takeRaw(ASHA, WorkbookKind.COLLECTIONS, null, cut), "body-cut");
        assertThat(files()).isEmpty();
    }

    private Intake.Taken form(String body) throws IOException {
        return intake.takeForm(
                ASHA, WorkbookKind.COLLECTIONS, FORM, new ByteArrayInputStream(body.getBytes(UTF_8)), KIND);
    }

    private static String field(String name, String value) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static String file(String name, String content) {
        return "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n";
    }

    private static void assertProblem(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemFailure.class,
                        failure -> assertThat(failure.problem().code()).isEqualTo(code));
    }

    private Stream<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).toList().stream();
        }
    }
}
