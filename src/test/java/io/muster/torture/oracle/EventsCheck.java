package io.muster.torture.oracle;

/** Holds what the topics told of one lender against its books, once all that can come has come. */
final class EventsCheck {
    private final LenderState state;
    private final Findings findings;

    EventsCheck(LenderState state, Findings findings) {
        this.state = state;
        this.findings = findings;
    }

    /** Whether every payment and every end of an upload was told. */
    static boolean isComplete(LenderState state) {
        return state.sums.toldSize() == state.sums.size()
                && state.uploads.values().stream().allMatch(upload -> isTold(state, upload));
    }

    private static boolean isTold(LenderState state, UploadBooks upload) {
        UploadEnd end = state.toldEnds.get(upload.sent().uploadId());
        return end != null && end.token() >= upload.token();
    }

    /** Loan by loan and upload by upload. */
    void run() {
        state.loansById.values().forEach(this::compare);
        state.uploads.values().forEach(this::compare);
    }

    private void compare(LoanState loan) {
        if (loan.toldVersion < loan.version) {
            findings.lost(
                    "%s: loan %s has %d payments, the topic told of %d",
                    state.tenant, loan.number, loan.version, loan.toldVersion);
        } else if (!loan.told.equals(loan.paid)) {
            findings.wrong(
                    "%s: loan %s has come to %s, by the topic alone to %s",
                    state.tenant, loan.number, loan.paid, loan.told);
        }
    }

    private void compare(UploadBooks upload) {
        UploadEnd end = state.toldEnds.get(upload.sent().uploadId());
        if (end == null || !isTold(state, upload)) {
            findings.lost("%s has ended, and no event tells of it", upload.name());
            return;
        }
        DigestSum told = state.toldPayments.getOrDefault(upload.sent().uploadId(), new DigestSum());
        String right = upload.tally().toString();
        if (end.token() != upload.token()
                || end.failed() != upload.failed()
                || end.stoppedAtRow() != upload.brokeAtRow()) {
            findings.wrong("%s ended otherwise than %s tells: %s", upload.name(), end.place(), end);
        }
        if (end.rows() != upload.tally().allRows() || !end.tally().equals(right)) {
            findings.wrong("%s has %s, %s tells %s", upload.name(), right, end.place(), end.tally());
        }
        if (!end.hash().equals(told.digits())) {
            findings.wrong(
                    "%s: %s tells the hash %s, the %d payments told make %s",
                    upload.name(), end.place(), end.hash(), told.rows(), told.digits());
        }
        if (upload.isOfCollections() && told.rows() != upload.tally().rows[Tally.POSTED]) {
            findings.lost(
                    "%s posted %d rows, the topic tells of %d",
                    upload.name(), upload.tally().rows[Tally.POSTED], told.rows());
        }
    }
}
