package io.muster.doctor;

import java.time.Duration;
import java.util.List;

/** What is known of one lender's books afterwards. */
sealed interface Diagnosis {
    /** The lender's short name. */
    String lender();

    /** The books were seen. */
    record Seen(String lender, long loans, long payments, long uploads, Duration took, List<Finding> findings)
            implements Diagnosis {
        List<Finding> broken() {
            return findings.stream().filter(Finding::broken).toList();
        }

        List<Finding> warnings() {
            return findings.stream()
                    .filter(finding -> !finding.holds() && !finding.broken())
                    .toList();
        }
    }

    /**
     * They could not be seen.
     *
     * @param why a sentence for the operator
     */
    record NotSeen(String lender, String why) implements Diagnosis {}
}
