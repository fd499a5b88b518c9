package io.muster.console.upload;

import io.muster.money.Rupees;
import io.muster.posting.Trial;
import io.muster.upload.Decision;
import io.muster.upload.Decision.What;
import io.muster.upload.Declared;
import io.muster.upload.Found;
import io.muster.upload.Tally;
import io.muster.upload.Upload;
import io.muster.upload.UploadId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the page of one upload tells.
 *
 * @param trial the last one; null before one has ended
 * @param asksChecker whether a checker will be asked when its maker lets it be posted
 * @param decisions in order
 * @param children uploads that mend this one's rows
 */
public record Story(
        Upload upload, @Nullable Trial trial, boolean asksChecker, List<Decision> decisions, List<UploadId> children) {
    /** Who did one of these may not approve it; the database has the last word. */
    private static final Set<What> HANDS =
            Set.of(What.MAPPED, What.MAPPED_BEFORE, What.DECLARED, What.ASKED, What.TAKEN_UP, What.SENT_AGAIN);

    public Story {
        decisions = List.copyOf(decisions);
        children = List.copyOf(children);
    }

    /**
     * A number three times: what was said, what the trial found, what is in the books.
     *
     * @param declared null when nothing was said
     * @param tried null when it was never tried
     * @param besides what of them nobody declares: rows that are no data
     */
    public record Control(@Nullable Long declared, @Nullable Long tried, long booked, long besides) {
        /** Whether they are all the same, as far as they are there. */
        public boolean ties() {
            return (declared == null || declared + besides == booked) && (tried == null || tried == booked);
        }
    }

    /** Rows of the sheet: declared, tried, booked. */
    public Control rows() {
        Integer declared = upload.declared().rows();
        Found found = upload.found();
        return new Control(
                declared == null ? null : declared.longValue(),
                found == null ? null : (long) found.rows(),
                upload.tally().rows(),
                found().notData());
    }

    /** Money of the sheet in paise: declared, tried, booked. */
    public Control paise() {
        Found found = upload.found();
        return new Control(
                upload.declared().paise(),
                found == null ? null : found.paise(),
                upload.tally().paise(),
                0);
    }

    /** Whether the rows came to what the trial said of them. */
    public boolean asTried() {
        Trial last = trial;
        return last == null || last.totals().all().rows() == 0 || isAs(last.totals(), upload.tally(), last.done());
    }

    private static boolean isAs(Trial.Totals tried, Tally booked, int done) {
        return done > 0
                || tried.post().rows() == booked.postedRows()
                        && tried.already().rows() == booked.alreadyPostedRows()
                        && tried.refused().rows() == booked.refusedRows()
                        && tried.rejected().rows() == booked.rejectedRows();
    }

    /** Whether this person sent it, or had the last word on what is to be posted. */
    public boolean isHand(String name) {
        return name.equals(upload.receivedBy())
                || HANDS.stream()
                        .filter(what -> what != What.MAPPED_BEFORE || last(What.MAPPED) == null)
                        .map(this::last)
                        .anyMatch(last -> last != null && last.by().equals(name));
    }

    private @Nullable Decision last(What what) {
        return decisions.reversed().stream()
                .filter(decision -> decision.what() == what)
                .findFirst()
                .orElse(null);
    }

    /** Why it was returned, by whom, while it asks its maker again; null when nobody returned it. */
    public @Nullable Decision returned() {
        Decision last = decisions.isEmpty() ? null : decisions.getLast();
        return last != null && last.what() == What.RETURNED ? last : null;
    }

    /** When its maker asked a checker; null when nobody has. */
    public @Nullable Decision asked() {
        return last(What.ASKED);
    }

    /** By how many rows the sheet differs from what was declared; above 0 when it has more. */
    public long rowsMore() {
        Declared declared = upload.declared();
        return upload.found() == null || declared.rows() == null
                ? 0
                : upload.found().dataRows() - declared.rows();
    }

    /** By how many rows the sheet has fewer than were declared. */
    public long rowsLess() {
        return -rowsMore();
    }

    /** By how much money the sheet has less than was declared, in paise. */
    public long paiseLess() {
        return -paiseMore();
    }

    /** The declared amount as people write it; empty when none was. */
    public String declaredRupees() {
        Long declared = upload.declared().paise();
        return declared == null ? "" : Rupees.format(declared);
    }

    /** By how much money the sheet differs from what was declared. */
    public long paiseMore() {
        Long declared = upload.declared().paise();
        return upload.found() == null || declared == null ? 0 : upload.found().paise() - declared;
    }

    /** What the last trial counted; zero before one has. */
    public Found found() {
        return Objects.requireNonNullElse(upload.found(), new Found(0, 0));
    }

    /** What the last trial would post; zero before one has ended. */
    public Trial.Count posts() {
        Trial last = trial;
        return last == null ? Trial.Count.NONE : last.totals().post();
    }

    /** Rows that are refused or rejected, and so can be mended. */
    public long toMend() {
        return upload.tally().refusedRows() + upload.tally().rejectedRows();
    }
}
