package io.muster.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.tenant.Policies.Adding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever sends the same again adds nothing, and versions have an end. */
class PoliciesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    @Test
    void theSameFromTheSameDayOnStands() {
        List<Policy> all = List.of(policy(1, "{}"), policy(2, "{\"a\":1}"));

        assertThat(next(all, DAY, "{\"a\":1}")).isEqualTo(new Adding.Standing(all.getLast()));
        assertThat(next(all, DAY.plusDays(1), "{\"a\":1}"))
                .isInstanceOfSatisfying(
                        Adding.Added.class,
                        added -> assertThat(added.policy().version()).isEqualTo(3));
        assertThat(next(all, DAY, "{}")).isInstanceOf(Adding.Added.class);
    }

    @Test
    void anotherPolicysVersionsDoNotCount() {
        List<Policy> all = List.of(new Policy(PolicyKind.MESSAGES, "messages", 1, DAY, "{}", Instant.EPOCH));

        assertThat(next(all, DAY, "{}"))
                .isInstanceOfSatisfying(
                        Adding.Added.class,
                        added -> assertThat(added.policy().version()).isOne());
    }

    @Test
    void thereAreSoManyVersionsAndNoMore() {
        List<Policy> all = new ArrayList<>();
        for (int version = 1; version <= Policies.VERSIONS_MAX; version++) {
            all.add(policy(version, "{\"a\":" + version + "}"));
        }

        assertThat(next(all, DAY, "{}")).isEqualTo(new Adding.Full());
        assertThat(next(all, DAY, all.getLast().definition())).isInstanceOf(Adding.Standing.class);
    }

    private static Adding next(List<Policy> all, LocalDate from, String definition) {
        return Policies.next(all, PolicyKind.RECEIPT_TEMPLATE, "receipt", from, definition);
    }

    private static Policy policy(int version, String definition) {
        return new Policy(PolicyKind.RECEIPT_TEMPLATE, "receipt", version, DAY, definition, Instant.EPOCH);
    }
}
