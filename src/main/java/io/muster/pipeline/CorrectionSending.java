package io.muster.pipeline;

import static io.muster.log.MusterLog.LOG;

import io.muster.db.TenantDatabases;
import io.muster.pipeline.CorrectionRefused.Why;
import io.muster.posting.CellEdits;
import io.muster.posting.Correction;
import io.muster.posting.RowVerdict;
import io.muster.posting.Sittings;
import io.muster.tenant.TenantId;
import io.muster.tenant.WorkbookKind;
import io.muster.upload.Hand;
import io.muster.upload.NewUpload;
import io.muster.upload.Receptions;
import io.muster.upload.Rules;
import io.muster.upload.Spool;
import io.muster.upload.Spooled;
import io.muster.upload.Spooling;
import io.muster.upload.Upload;
import io.muster.upload.UploadId;
import io.muster.upload.Uploads;
import io.muster.upload.UploadsReceived;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sends mended rows as a child upload, which is held for its trial like any other and posts nothing before somebody has looked.
 *
 * <p>The workbook lies whole in the spool before one transaction writes the child down and closes the sitting: a crash in
 * between leaves a file that nobody knows, which the spool's sweep removes. A row is with one child only, which the books see
 * to: one whose reference is another payment's has no Muster key that would tell its two corrections to be one. All methods
 * block.
 */
@ApplicationScoped
public class CorrectionSending {
    private static final int PAGE_ROWS = 500;
    private static final int NAME_LENGTH_MAX = 160;

    private final TenantDatabases databases;
    private final CorrectionRows rows;
    private final CellEdits edits;
    private final Sittings sittings;
    private final Spool spool;
    private final Receptions receptions;
    private final Uploads uploads;
    private final Rules rules;
    private final UploadsReceived received;
    private final CorrectionConfig config;

    CorrectionSending(
            TenantDatabases databases,
            CorrectionRows rows,
            CellEdits edits,
            Sittings sittings,
            Spool spool,
            Receptions receptions,
            Uploads uploads,
            Rules rules,
            UploadsReceived received,
            CorrectionConfig config) {
        this.databases = databases;
        this.rows = rows;
        this.edits = edits;
        this.sittings = sittings;
        this.spool = spool;
        this.receptions = receptions;
        this.uploads = uploads;
        this.rules = rules;
        this.received = received;
        this.config = config;
    }

    /**
     * What came of sending.
     *
     * @param child the upload that has the rows
     * @param now whether it was sent by this call; else it had been sent before
     */
    public record Sent(UploadId child, boolean now) {}

    /** What somebody was told would go, and wants sent. */
    public record Seen(int rows, long paise) {}

    /** A workbook that lies in the spool, and what is in it. */
    record Written(Spooled spooled, List<Integer> rows, long paise, long newestEdit) {}

    /**
     * Sends the rows that are edited and right by themselves; asked again, answers the same child.
     *
     * @param seen what goes, to the row and the paisa, or nothing does; null for whatever is right
     * @throws CorrectionRefused when nothing can go, or something else would, or somebody edited meanwhile
     * @throws io.muster.upload.SpoolUnwritable when the disk takes no more
     */
    public Sent send(TenantId tenant, Upload parent, UUID correctionId, Hand hand, @Nullable Seen seen)
            throws IOException {
        Optional<Sent> before = find(tenant, parent, correctionId);
        if (before.isPresent()) {
            return before.orElseThrow();
        }
        try {
            Sent child = note(tenant, parent, correctionId, hand, write(tenant, parent, seen));
            if (child.now()) {
                announce(tenant, child.child());
            }
            return child;
        } catch (CorrectionRefused refused) {
            // Whoever sent it at the same time has left nothing to send
            return find(tenant, parent, correctionId).orElseThrow(() -> refused);
        }
    }

    private Optional<Sent> find(TenantId tenant, Upload parent, UUID correctionId) {
        Correction correction = wait(databases
                .pool(tenant)
                .flatMap(pool -> sittings.find(pool, parent.id().value(), correctionId))
                .map(found -> found.orElseThrow(() -> new CorrectionRefused(Why.NOT_OPEN))));
        return Optional.ofNullable(correction.childId()).map(child -> new Sent(new UploadId(child), false));
    }

    /**
     * Writes the child down and closes the sitting, unless it was sent meanwhile, somebody has edited since, or another child
     * has taken a row up again. The lender's rule about a second person is in its books before.
     */
    Sent note(TenantId tenant, Upload parent, UUID correctionId, Hand hand, Written written) {
        return wait(rules.note(tenant)
                .chain(() -> databases.inTransaction(tenant, tx -> note(tx, parent, correctionId, hand, written)))
                .onFailure(Sittings::goneElsewhere)
                .transform(_ -> new CorrectionRefused(Why.CHANGED_SINCE)));
    }

    /** Writes the workbook of the rows that may go into the spool. */
    Written write(TenantId tenant, Upload parent, @Nullable Seen seen) throws IOException {
        long newest = wait(databases
                .pool(tenant)
                .flatMap(pool -> edits.newest(pool, parent.id().value())));
        MendedSheet sheet = wait(rows.sheet(tenant, parent));
        Going going = new Going(tenant, parent, sheet);
        try (Spooling spooling = spool.begin(tenant);
                OutputStream out = into(spooling)) {
            new RejectionsWorkbook(sheet.header()).write(out, going::page);
            going.require(seen);
            return new Written(spooling.finish(parent.kind()), going.numbers, going.paise, newest);
        }
    }

    /** The rows that go, page by page, and what they come to. */
    private final class Going {
        private final TenantId tenant;
        private final Upload parent;
        private final MendedSheet sheet;
        private final List<Integer> numbers = new ArrayList<>();
        private long paise;

        Going(TenantId tenant, Upload parent, MendedSheet sheet) {
            this.tenant = tenant;
            this.parent = parent;
            this.sheet = sheet;
        }

        List<RowVerdict> page(int afterRow) {
            int after = afterRow;
            while (true) {
                List<MendedRow> page =
                        CorrectionSending.this.wait(rows.editedByThemselves(tenant, parent, sheet, after, PAGE_ROWS));
                List<RowVerdict> going = page.stream()
                        .filter(row -> row.now().state().goes())
                        .map(this::take)
                        .toList();
                if (!going.isEmpty() || page.size() < PAGE_ROWS) {
                    return going;
                }
                after = page.getLast().number();
            }
        }

        void require(@Nullable Seen seen) {
            if (numbers.isEmpty()) {
                throw new CorrectionRefused(Why.NOTHING_TO_SEND);
            }
            if (seen != null && !seen.equals(new Seen(numbers.size(), paise))) {
                throw new CorrectionRefused(Why.CHANGED_SINCE);
            }
        }

        private RowVerdict take(MendedRow row) {
            numbers.add(row.number());
            paise += row.now().amountPaise();
            RowVerdict was = row.verdict();
            return new RowVerdict(
                    was.rowNumber(),
                    was.kind(),
                    was.amountPaise(),
                    was.receipt(),
                    was.correctionKey(),
                    was.reasons(),
                    row.cells());
        }
    }

    private Uni<Sent> note(SqlConnection tx, Upload parent, UUID correctionId, Hand hand, Written written) {
        return sittings.lock(tx, parent.id().value(), correctionId)
                .map(Optional::orElseThrow)
                .flatMap(correction -> correction.childId() != null
                        ? Uni.createFrom().item(new Sent(new UploadId(correction.childId()), false))
                        : noteOpen(tx, parent, correction, hand, written));
    }

    private Uni<Sent> noteOpen(SqlConnection tx, Upload parent, Correction correction, Hand hand, Written written) {
        return edits.newest(tx, parent.id().value())
                .invoke(newest -> requireUnchanged(newest, written))
                .chain(() -> receptions.receiveChild(tx, child(parent, hand, written), parent.id(), correction.id()))
                .map(reception -> reception.upload().id())
                .call(child -> sittings.close(tx, correction, child.value(), written.rows()))
                .map(child -> new Sent(child, true));
    }

    private static void requireUnchanged(long newest, Written written) {
        if (newest != written.newestEdit()) {
            throw new CorrectionRefused(Why.CHANGED_SINCE);
        }
    }

    /** What was counted here is declared, so that the child's trial has to find the same. */
    private static NewUpload child(Upload parent, Hand hand, Written written) {
        return new NewUpload(
                parent.kind(),
                name(parent.fileName()),
                written.spooled().content(),
                written.spooled().sizeBytes(),
                hand.name(),
                hand.subject(),
                true,
                written.rows().size(),
                parent.kind() == WorkbookKind.COLLECTIONS ? written.paise() : null);
    }

    private static String name(String parent) {
        String stem = parent.replaceAll("(?i)\\.xls[xm]?$", "").replaceAll(" \\(mended(?: \\d+)?\\)$", "");
        return stem.substring(0, Math.min(stem.length(), NAME_LENGTH_MAX)) + " (mended).xlsx";
    }

    /** The child is written down: when nobody can be woken, the sweeper finds it. */
    private void announce(TenantId tenant, UploadId child) {
        wait(uploads.find(tenant, child)
                .flatMap(found -> received.announce(tenant, found.orElseThrow().waiting()))
                .ifNoItem()
                .after(config.waitMax())
                .fail()
                .onFailure()
                .invoke(failure -> LOG.announcementFailed(child, tenant, failure))
                .onFailure()
                .recoverWithNull());
    }

    private <T> T wait(Uni<T> answer) {
        return answer.await().atMost(config.waitMax());
    }

    private static OutputStream into(Spooling spooling) {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                spooling.write(ByteBuffer.wrap(bytes, from, length));
            }
        };
    }
}
