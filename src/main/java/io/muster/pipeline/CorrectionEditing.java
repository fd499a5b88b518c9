package io.muster.pipeline;

import io.muster.db.TenantDatabases;
import io.muster.pipeline.CorrectionRefused.Why;
import io.muster.posting.CellEdit;
import io.muster.posting.CellEdits;
import io.muster.posting.Correction;
import io.muster.posting.RowVerdict;
import io.muster.posting.RowsToMend;
import io.muster.posting.Sittings;
import io.muster.tenant.TenantId;
import io.muster.upload.Hand;
import io.muster.upload.Upload;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes what people write into cells: each action in one transaction that holds the open sitting. */
@ApplicationScoped
class CorrectionEditing {
    /** What one cell of a workbook holds. */
    static final int TEXT_LENGTH_MAX = 32_767;

    private final TenantDatabases databases;
    private final Sittings sittings;
    private final CellEdits edits;
    private final RowsToMend toMend;
    private final CorrectionConfig config;

    CorrectionEditing(
            TenantDatabases databases, Sittings sittings, CellEdits edits, RowsToMend toMend, CorrectionConfig config) {
        this.databases = databases;
        this.sittings = sittings;
        this.edits = edits;
        this.toMend = toMend;
        this.config = config;
    }

    /** Writes into cells; the rows that were asked for. */
    Uni<Collection<Integer>> edit(
            TenantId tenant,
            Upload upload,
            MendedSheet sheet,
            Corrections.Action action,
            List<CellEdit.Wanted> wanted) {
        requireSound(sheet, wanted);
        return held(
                tenant,
                upload,
                action.correctionId(),
                tx -> write(tx, upload, action, wanted).map(_ -> rowsOf(wanted)));
    }

    /** Replaces in a column, unless that would change anything else than a look has seen; how many were changed. */
    Uni<Integer> replace(
            TenantId tenant,
            Upload upload,
            MendedSheet sheet,
            Corrections.Action action,
            Corrections.Replacement asked,
            @Nullable String seen) {
        return held(
                tenant,
                upload,
                action.correctionId(),
                tx -> edits.ofStep(tx, action.correctionId(), action.step())
                        .flatMap(done -> done.isEmpty()
                                ? replace(tx, upload, sheet, action, asked, seen)
                                : Uni.createFrom().item(done.size())));
    }

    private Uni<Integer> replace(
            SqlConnection tx,
            Upload upload,
            MendedSheet sheet,
            Corrections.Action action,
            Corrections.Replacement asked,
            @Nullable String seen) {
        return matches(tx, upload, asked)
                .invoke(found -> requireAsSeen(found, seen))
                .map(found -> found.stream()
                        .map(each -> new CellEdit.Wanted(each.row(), asked.col(), each.after()))
                        .toList())
                .invoke(wanted -> requireSound(sheet, wanted))
                .call(wanted -> write(tx, upload, action, wanted))
                .map(List::size);
    }

    private static void requireAsSeen(List<Corrections.Replaced> found, @Nullable String seen) {
        if (seen != null && !seen.equals(named(found))) {
            throw new CorrectionRefused(Why.CHANGED_SINCE);
        }
    }

    /** A name for these very cells with what stands in them and what would: 64 hexadecimal digits. */
    static String named(List<Corrections.Replaced> cells) {
        MessageDigest digest = sha256();
        for (Corrections.Replaced cell : cells) {
            // Lengths keep two cells from reading as two others
            for (String part : List.of(Integer.toString(cell.row()), cell.before(), cell.after())) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
                digest.update(bytes);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** What a replacement changes, at most one more than may be changed at once. */
    Uni<List<Corrections.Replaced>> matches(SqlClient client, Upload upload, Corrections.Replacement asked) {
        if (asked.find().isEmpty() && !asked.whole()) {
            return Uni.createFrom().item(List.of());
        }
        Pattern found = Pattern.compile(Pattern.quote(asked.find()), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        String with = Matcher.quoteReplacement(asked.replace());
        return toMend.matches(
                        client,
                        upload.id().value(),
                        asked.col(),
                        asked.filter(),
                        asked.find(),
                        asked.whole(),
                        config.cellsMax() + 1)
                .map(matches -> matches.stream()
                        .map(match -> new Corrections.Replaced(
                                match.row(),
                                match.text(),
                                asked.whole()
                                        ? asked.replace()
                                        : found.matcher(match.text()).replaceAll(with)))
                        .filter(each -> !each.before().equals(each.after()))
                        .toList());
    }

    /** Takes an action back; the rows that it had touched. */
    Uni<Collection<Integer>> undo(TenantId tenant, Upload upload, UUID correctionId, @Nullable UUID step, Hand hand) {
        return held(
                tenant,
                upload,
                correctionId,
                tx -> step(tx, correctionId, step, hand)
                        .flatMap(found -> edits.ofStep(tx, correctionId, found))
                        .flatMap(done -> undo(tx, upload, correctionId, requireOwn(done, hand), hand)));
    }

    private Uni<UUID> step(SqlConnection tx, UUID correctionId, @Nullable UUID step, Hand hand) {
        return step != null
                ? Uni.createFrom().item(step)
                : edits.lastStep(tx, correctionId, hand.subject())
                        .map(last -> last.orElseThrow(() -> new CorrectionRefused(Why.NOTHING_TO_UNDO)));
    }

    private static List<CellEdit> requireOwn(List<CellEdit> done, Hand hand) {
        boolean own = !done.isEmpty()
                && done.stream()
                        .allMatch(edit -> edit.subject().equals(hand.subject()) && edit.how() != CellEdit.How.UNDONE);
        if (!own) {
            throw new CorrectionRefused(Why.NOTHING_TO_UNDO);
        }
        return done;
    }

    private Uni<Collection<Integer>> undo(
            SqlConnection tx, Upload upload, UUID correctionId, List<CellEdit> done, Hand hand) {
        Collection<Integer> numbers = new TreeSet<>();
        done.forEach(edit -> numbers.add(edit.row()));
        CellEdits.Step step = new CellEdits.Step(
                correctionId,
                UUID.randomUUID(),
                CellEdit.How.UNDONE,
                done.getFirst().step(),
                hand.name(),
                hand.subject());
        return requireUnsent(tx, upload, numbers)
                .chain(() -> now(tx, upload, numbers))
                .map(now -> now.undone(done))
                .flatMap(change -> edits.append(tx, step, change.edits(), change.before()))
                .replaceWith(numbers);
    }

    private Uni<Void> write(SqlConnection tx, Upload upload, Corrections.Action action, List<CellEdit.Wanted> wanted) {
        Collection<Integer> numbers = rowsOf(wanted);
        CellEdits.Step step = new CellEdits.Step(
                action.correctionId(),
                action.step(),
                action.how(),
                null,
                action.hand().name(),
                action.hand().subject());
        return requireUnsent(tx, upload, numbers)
                .chain(() -> now(tx, upload, numbers))
                .map(now -> now.changed(wanted, step.how()))
                .flatMap(change -> edits.append(tx, step, change.edits(), change.before()))
                .chain(() -> edits.rows(tx, action.correctionId()))
                .invoke(this::requireFew)
                .replaceWithVoid();
    }

    /** What stands in the cells of these rows; asking for another row of the upload is refused. */
    private Uni<CellsNow> now(SqlConnection tx, Upload upload, Collection<Integer> numbers) {
        return toMend.list(tx, upload.id().value(), numbers)
                .invoke(found -> requireAll(numbers, found))
                .flatMap(found -> edits.standing(tx, upload.id().value(), numbers)
                        .map(standing -> new CellsNow(found, standing)));
    }

    private <T> Uni<T> held(TenantId tenant, Upload upload, UUID correctionId, Function<SqlConnection, Uni<T>> work) {
        return databases.inTransaction(
                tenant,
                tx -> sittings.lock(tx, upload.id().value(), correctionId)
                        .map(found -> found.orElseThrow(() -> new CorrectionRefused(Why.NOT_OPEN)))
                        .invoke(CorrectionEditing::requireOpen)
                        .chain(() -> work.apply(tx)));
    }

    private static void requireOpen(Correction correction) {
        if (!correction.open()) {
            throw new CorrectionRefused(Why.SENT);
        }
    }

    private Uni<Void> requireUnsent(SqlConnection tx, Upload upload, Collection<Integer> numbers) {
        return sittings.sent(tx, upload.id().value(), numbers)
                .invoke(sent -> {
                    if (!sent.isEmpty()) {
                        throw new CorrectionRefused(Why.ROW_SENT);
                    }
                })
                .replaceWithVoid();
    }

    private static void requireAll(Collection<Integer> numbers, List<RowVerdict> found) {
        if (found.size() != numbers.size()) {
            throw new CorrectionRefused(Why.NO_SUCH_ROW);
        }
    }

    private void requireFew(int rows) {
        if (rows > config.rowsMax()) {
            throw new CorrectionRefused(Why.TOO_MANY_ROWS);
        }
    }

    private void requireSound(MendedSheet sheet, List<CellEdit.Wanted> wanted) {
        if (wanted.size() > config.cellsMax()) {
            throw new CorrectionRefused(Why.TOO_MANY_CELLS);
        }
        for (CellEdit.Wanted each : wanted) {
            if (!sheet.columns().contains(each.col())) {
                throw new CorrectionRefused(Why.NO_SUCH_COLUMN);
            }
            if (each.text().length() > TEXT_LENGTH_MAX) {
                throw new CorrectionRefused(Why.TEXT_TOO_LONG);
            }
        }
    }

    private static Collection<Integer> rowsOf(List<CellEdit.Wanted> wanted) {
        TreeSet<Integer> numbers = new TreeSet<>();
        wanted.forEach(each -> numbers.add(each.row()));
        return numbers;
    }
}
