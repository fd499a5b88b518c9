package io.muster.validation;

import java.util.List;
import java.util.Set;

/** The two ways in which a loan book says what falls due: the loan's terms, or its instalments row by row. */
final class ScheduleFields {
    static final List<String> TERMS = List.of("principal", "annualRate", "tenure", "firstDueDate");
    static final List<String> GIVEN = List.of("instalment", "dueDate", "principalDue");

    private ScheduleFields() {}

    /** What is missing of the way that is nearer to complete; nothing when one is complete. */
    static List<String> missing(Set<String> fields) {
        List<String> ofTerms = without(TERMS, fields);
        List<String> ofGiven = without(GIVEN, fields);
        if (ofTerms.isEmpty() || ofGiven.isEmpty()) {
            return List.of();
        }
        return ofGiven.size() < ofTerms.size() && ofGiven.size() < GIVEN.size() ? ofGiven : ofTerms;
    }

    private static List<String> without(List<String> wanted, Set<String> there) {
        return wanted.stream().filter(field -> !there.contains(field)).toList();
    }
}
