package io.muster.receipt;

import static io.muster.log.MusterLog.LOG;

import io.muster.db.TenantDatabases;
import io.muster.posting.ReceiptNumber;
import io.muster.receipt.Drawing.Drawn;
import io.muster.receipt.Pack.FetchState;
import io.muster.tenant.Language;
import io.muster.tenant.TenantId;
import io.muster.upload.UploadId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends packs while they are drawn: a page of receipts is read, a few at a time are drawn and written, and nothing of them
 * is kept. Blocks for as long as whoever fetches it takes, so it runs on virtual threads.
 */
@ApplicationScoped
public class PackSending {
    /** Read at once: each with the instalments that its payment touched, which are a few, or 600 at most. */
    private static final int PAGE_RECEIPTS = 100;

    /** Drawn in one go; a single receipt waits for no longer than that takes. */
    private static final int CHUNK_RECEIPTS = 10;

    private static final long NOTE_EVERY_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Duration ANSWER_WAIT_MAX = Duration.ofSeconds(30);

    private final TenantDatabases databases;
    private final Drawings drawings;
    private final Papers papers;
    private final DrawingTable table;
    private final int receiptsMax;
    private final PackPlaces places;

    PackSending(
            TenantDatabases databases, Drawings drawings, Papers papers, DrawingTable table, ReceiptsConfig config) {
        this.databases = databases;
        this.drawings = drawings;
        this.papers = papers;
        this.table = table;
        this.receiptsMax = config.packs().receiptsMax();
        this.places = new PackPlaces(config.packs().sendingMax());
    }

    /** What came of asking for a pack. */
    public sealed interface Asked {
        /** It can be fetched. */
        record Ready(Pack pack) implements Asked {}

        /** There are no such receipts. */
        record Empty() implements Asked {}

        /** There are more receipts than a pack may have. */
        record TooMany(int receiptsMax) implements Asked {}
    }

    /** Counts what is in a pack, and notes who asked for it. */
    public Uni<Asked> ask(
            TenantId tenant, String by, PackFormat format, @Nullable Language language, PackContent content) {
        return databases
                .pool(tenant)
                .flatMap(pool -> Packs.numbers(pool, content, receiptsMax + 1)
                        .flatMap(numbers -> ask(pool, pack(by, format, language, content, count(numbers)))));
    }

    private Uni<Asked> ask(Pool books, Pack pack) {
        if (pack.receipts() == 0) {
            return Uni.createFrom().item(new Asked.Empty());
        }
        return pack.receipts() > receiptsMax
                ? Uni.createFrom().item(new Asked.TooMany(receiptsMax))
                : Packs.add(books, pack).replaceWith(new Asked.Ready(pack));
    }

    private static Pack pack(
            String by, PackFormat format, @Nullable Language language, PackContent content, int receipts) {
        return new Pack(UploadId.next().value(), format, language, content, receipts, Instant.now(), by, List.of());
    }

    private static int count(String numbers) {
        return numbers.isEmpty()
                ? 0
                : (int) numbers.chars().filter(c -> c == ',').count() + 1;
    }

    /** The pack of this id, and who fetched it. */
    public Uni<Optional<Pack>> find(TenantId tenant, UUID id) {
        return databases.pool(tenant).flatMap(pool -> Packs.find(pool, id));
    }

    /** Too many packs are being sent at this moment. */
    public static final class TooManyPacks extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooManyPacks() {
            super("too many packs are being sent", null, false, false);
        }
    }

    /** A pack has more receipts by now than one may have. */
    public static final class PackGrown extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int receiptsMax;

        PackGrown(int receiptsMax) {
            super("a pack has grown beyond " + receiptsMax + " receipts", null, false, false);
            this.receiptsMax = receiptsMax;
        }

        /** How many receipts a pack may have. */
        public int receiptsMax() {
            return receiptsMax;
        }
    }

    /**
     * A pack that can be sent.
     *
     * @param numbers of all receipts that are in it by now, joined by commas
     */
    public record Packed(TenantId tenant, Pack pack, String numbers) {}

    /**
     * Looks what is in a pack by now, before anything of it is sent; blocks.
     *
     * @throws TooManyPacks when one more would not be sent now
     * @throws PackGrown when there is more in it than may be
     */
    public Packed prepare(TenantId tenant, Pack pack) {
        if (!places.has(tenant)) {
            throw new TooManyPacks();
        }
        Pool books = await(databases.pool(tenant));
        String numbers = await(Packs.numbers(books, pack.content(), receiptsMax + 1));
        if (count(numbers) > receiptsMax) {
            throw new PackGrown(receiptsMax);
        }
        return new Packed(tenant, pack, numbers);
    }

    /**
     * Sends a pack; who fetched it and how far it came is on record, whatever happens.
     *
     * @throws TooManyPacks before anything is written
     * @throws IOException when whoever fetches it is gone
     */
    public void send(Packed packed, String by, OutputStream out) throws IOException {
        if (!places.take(packed.tenant())) {
            throw new TooManyPacks();
        }
        try {
            Pool books = await(databases.pool(packed.tenant()));
            new Fetching(packed, books, await(Packs.begin(books, packed.pack().id(), by))).send(out);
        } finally {
            places.give(packed.tenant());
        }
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(ANSWER_WAIT_MAX);
    }

    /** One fetch of one pack; one thread. */
    private final class Fetching {
        private final TenantId tenant;
        private final Pack pack;
        private final String numbers;
        private final Pool books;
        private final int fetch;
        private int done;
        private int leftOut;
        private long notedNanos = System.nanoTime();

        Fetching(Packed packed, Pool books, int fetch) {
            this.tenant = packed.tenant();
            this.pack = packed.pack();
            this.numbers = packed.numbers();
            this.books = books;
            this.fetch = fetch;
        }

        void send(OutputStream out) throws IOException {
            FetchState end = FetchState.BROKEN;
            try {
                bindAll(out);
                end = FetchState.SENT;
            } catch (ExecutionException | RuntimeException failure) {
                LOG.packBrokeOff(tenant, failure);
                throw new IOException("the pack broke off", failure);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("stopped");
            } finally {
                await(Packs.note(books, pack.id(), fetch, done, leftOut, end));
            }
        }

        private void bindAll(OutputStream out) throws IOException, InterruptedException, ExecutionException {
            List<ReceiptNumber> numbers = numbers();
            Binder binder = binder(out);
            for (int from = 0; from < numbers.size(); from += PAGE_RECEIPTS) {
                bind(binder, numbers.subList(from, Math.min(numbers.size(), from + PAGE_RECEIPTS)));
            }
            binder.finish();
        }

        private void bind(Binder binder, List<ReceiptNumber> page)
                throws IOException, InterruptedException, ExecutionException {
            List<Drawing> found = await(drawings.list(books, tenant, page, Optional.ofNullable(pack.language())));
            for (int from = 0; from < found.size(); from += CHUNK_RECEIPTS) {
                List<Drawing> chunk = found.subList(from, Math.min(found.size(), from + CHUNK_RECEIPTS));
                leftOut += binder.bind(chunk);
                done += chunk.size();
                noteNowAndThen();
            }
        }

        private Binder binder(OutputStream out) throws InterruptedException, ExecutionException {
            return switch (pack.format()) {
                case ZIP -> new ZipBinder(table, this::keep, out);
                case PDF -> new PdfBinder(table, paper(), title(), pack.askedAt(), out);
            };
        }

        private ReceiptPaper paper() throws InterruptedException, ExecutionException {
            Supplier<ReceiptPaper> paper =
                    await(drawings.packPaper(tenant, Optional.ofNullable(pack.language()), pack.askedAt()));
            return table.drawInTurn(paper::get);
        }

        private String title() {
            return switch (pack.content()) {
                case PackContent.OfUpload upload -> "Receipts of upload " + upload.uploadId();
                case PackContent.OfDay day -> "Receipts of " + day.branch() + ", " + day.day();
            };
        }

        private List<Drawn> keep(List<Drawn> drawn) {
            List<Drawn> kept = await(Papers.keep(books, drawn));
            kept.stream().filter(each -> !each.isAsBefore()).forEach(each -> papers.differs(tenant, each));
            return kept;
        }

        private List<ReceiptNumber> numbers() {
            return numbers.isEmpty()
                    ? List.of()
                    : Arrays.stream(numbers.split(",")).map(ReceiptNumber::new).toList();
        }

        private void noteNowAndThen() {
            if (System.nanoTime() - notedNanos >= NOTE_EVERY_NANOS) {
                await(Packs.note(books, pack.id(), fetch, done, leftOut, FetchState.SENDING));
                notedNanos = System.nanoTime();
            }
        }
    }
}
