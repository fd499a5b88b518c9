package io.muster.doctor;

import java.util.List;

/** What the whole visit came to; the worst counts, and broken books are worse than books that nobody saw. */
enum Verdict {
    HOLDS(0, "holds"),
    BROKEN(1, "broken"),
    NOT_SEEN(3, "not-seen");

    private final int exitStatus;
    private final String slug;

    Verdict(int exitStatus, String slug) {
        this.exitStatus = exitStatus;
        this.slug = slug;
    }

    static Verdict of(List<Diagnosis> diagnoses) {
        if (diagnoses.stream().anyMatch(diagnosis -> of(diagnosis) == BROKEN)) {
            return BROKEN;
        }
        return diagnoses.stream().anyMatch(diagnosis -> of(diagnosis) == NOT_SEEN) ? NOT_SEEN : HOLDS;
    }

    static Verdict of(Diagnosis diagnosis) {
        return switch (diagnosis) {
            case Diagnosis.NotSeen _ -> NOT_SEEN;
            case Diagnosis.Seen seen -> seen.broken().isEmpty() ? HOLDS : BROKEN;
        };
    }

    int exitStatus() {
        return exitStatus;
    }

    String slug() {
        return slug;
    }
}
