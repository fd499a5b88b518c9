package io.muster.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.tenant.TenantId;
import io.muster.tenant.WorkbookKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    private static final TenantId ASHA = new TenantId("asha");
    private static final TenantId BANYAN = new TenantId("banyan");
    private static final long SIZE_BYTES_MAX = 10;

    @TempDir
    Path root;

    private Spool spool;

    @BeforeEach
    void openSpool() {
        spool = new Spool(root, SIZE_BYTES_MAX);
    }

    @Test
    void namesAWorkbookByItsContentAndKind() throws IOException {
        Spooled spooled = take(ASHA, WorkbookKind.COLLECTIONS, "abc");

        assertThat(spooled.content().hex())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(spooled.sizeBytes()).isEqualTo(3);
        assertThat(spooled.path())
                .isEqualTo(spool.path(ASHA, WorkbookKind.COLLECTIONS, spooled.content()))
                .hasContent("abc");
        assertThat(files()).containsExactly(spooled.path());
    }

    @Test
    void isInvisibleUntilItIsWhole() throws IOException {
        try (Spooling spooling = spool.begin(ASHA)) {
            spooling.write(bytes("abc"));

            assertThat(files()).allMatch(file -> file.toString().endsWith(".part"));
        }
    }

    @Test
    void leavesNothingBehindWhenTheSenderGivesUp() throws IOException {
        try (Spooling spooling = spool.begin(ASHA)) {
            spooling.write(bytes("abc"));
        }

        assertThat(files()).isEmpty();
    }

    @Test
    void takesExactlyTheLimit() throws IOException {
        assertThat(take(ASHA, WorkbookKind.COLLECTIONS, "0123456789").sizeBytes())
                .isEqualTo(10);
    }

    @Test
    void refusesOneByteMoreThanTheLimitAndKeepsNothing() throws IOException {
        try (Spooling spooling = spool.begin(ASHA)) {
            spooling.write(bytes("0123456789"));

            assertThatThrownBy(() -> spooling.write(bytes("x")))
                    .isInstanceOfSatisfying(
                            TooLarge.class,
                            failure -> assertThat(failure.sizeBytesMax()).isEqualTo(10));
        }

        assertThat(files()).isEmpty();
    }

    @Test
    void theSameContentAgainIsTheSameFileUntouched() throws IOException {
        Spooled first = take(ASHA, WorkbookKind.COLLECTIONS, "abc");
        Object firstFile = Files.getAttribute(first.path(), "unix:ino");

        Spooled second = take(ASHA, WorkbookKind.COLLECTIONS, "abc");

        assertThat(second).isEqualTo(first);
        assertThat(Files.getAttribute(second.path(), "unix:ino")).isEqualTo(firstFile);
        assertThat(files()).containsExactly(first.path());
    }

    @Test
    void aFileCutShortByACrashIsReplacedByTheWholeOne() throws IOException {
        Spooled first = take(ASHA, WorkbookKind.COLLECTIONS, "abc");
        Files.writeString(first.path(), "a");

        assertThat(take(ASHA, WorkbookKind.COLLECTIONS, "abc").path()).hasContent("abc");
    }

    @Test
    void kindsAndTenantsDoNotMeet() throws IOException {
        List<Path> paths = List.of(
                take(ASHA, WorkbookKind.COLLECTIONS, "abc").path(),
                take(ASHA, WorkbookKind.LOAN_BOOK, "abc").path(),
                take(BANYAN, WorkbookKind.COLLECTIONS, "abc").path());

        assertThat(files()).containsExactlyInAnyOrderElementsOf(paths);
        assertThat(paths.getFirst().getParent()).isNotEqualTo(paths.getLast().getParent());
    }

    @Test
    void sweepingRemovesWhatADeadProcessLeftAndNothingElse() throws IOException {
        Spooled whole = take(ASHA, WorkbookKind.COLLECTIONS, "abc");
        Path orphan = Files.writeString(root.resolve("asha/.incoming/dead.part"), "ab");

        try (Spooling living = spool.begin(ASHA)) {
            living.write(bytes("xyz"));
            spool.sweep();
            Spooled survivor = living.finish(WorkbookKind.COLLECTIONS);

            assertThat(orphan).doesNotExist();
            assertThat(files()).containsExactlyInAnyOrder(whole.path(), survivor.path());
        }
    }

    @Test
    void aFileOfTheRightSizeThatTheDiskHasDamagedIsReplaced() throws IOException {
        Spooled first = take(ASHA, WorkbookKind.COLLECTIONS, "abc");
        Files.writeString(first.path(), "abd");

        assertThat(take(ASHA, WorkbookKind.COLLECTIONS, "abc").path()).hasContent("abc");
    }

    @Test
    void sweepingAgainLeavesTheLockOfWhatIsTakenIn() throws Exception {
        try (Spooling living = spool.begin(ASHA)) {
            living.write(bytes("xyz"));
            spool.sweep();

            // Another process, for in this one the lock is known without asking the system
            assertThat(OtherProcess.sweep(root)).isZero();
            assertThat(living.finish(WorkbookKind.COLLECTIONS).path()).hasContent("xyz");
        }
    }

    @Test
    void aWorkbookThatWasDamagedOrLostIsNotOpened() throws IOException {
        Spooled spooled = take(ASHA, WorkbookKind.COLLECTIONS, "abc");
        Upload upload = upload(spooled);
        assertThat(spool.open(ASHA, upload)).isEqualTo(spooled.path());

        Files.writeString(spooled.path(), "abd");
        assertThatThrownBy(() -> spool.open(ASHA, upload)).isInstanceOf(SpooledFileLost.class);

        Files.delete(spooled.path());
        assertThatThrownBy(() -> spool.open(ASHA, upload)).isInstanceOf(SpooledFileLost.class);
    }

    @Test
    void aSpoolThatIsNotMountedIsNoFaultOfTheWorkbook() throws IOException {
        Upload upload = upload(take(ASHA, WorkbookKind.COLLECTIONS, "abc"));

        assertThatThrownBy(() -> spool.open(BANYAN, upload)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void onlyWorkbooksThatNobodySentForLongAreResting() throws IOException {
        Spooled old = take(ASHA, WorkbookKind.COLLECTIONS, "abc");
        Spooled young = take(ASHA, WorkbookKind.LOAN_BOOK, "abc");
        Instant then = Instant.now().minus(Duration.ofDays(1));
        Files.setLastModifiedTime(old.path(), FileTime.from(then.minusSeconds(1)));
        Files.setLastModifiedTime(young.path(), FileTime.from(then.plusSeconds(1)));

        assertThat(spool.restingSince(ASHA, then))
                .containsExactly(new Resting(old.path(), WorkbookKind.COLLECTIONS, old.content()));
        take(ASHA, WorkbookKind.COLLECTIONS, "abc");
        assertThat(spool.restingSince(ASHA, then)).isEmpty();
    }

    private static Upload upload(Spooled spooled) {
        return Upload.plain(
                UploadId.next(),
                WorkbookKind.COLLECTIONS,
                "a.xlsx",
                spooled.content(),
                spooled.sizeBytes(),
                Instant.EPOCH,
                "a-maker",
                UploadState.Received.FRESH);
    }

    @Test
    void sweepingASpoolThatIsNotThereYetDoesNothing() throws IOException {
        new Spool(root.resolve("later"), SIZE_BYTES_MAX).sweep();

        assertThat(root.resolve("later")).doesNotExist();
    }

    private Spooled take(TenantId tenant, WorkbookKind kind, String content) throws IOException {
        try (Spooling spooling = spool.begin(tenant)) {
            spooling.write(bytes(content));
            return spooling.finish(kind);
        }
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
