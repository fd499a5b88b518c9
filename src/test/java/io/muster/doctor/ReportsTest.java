package io.muster.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of the same findings, to people and to programs. */
class ReportsTest {
    private static final Instant BEGAN = Instant.parse("2026-11-22T10:11:12.5Z");
    private static final Finding HOLDS = Finding.none(LoanInvariants.PAYMENT_ADDS_UP);
    private static final Finding BROKEN =
            new Finding(LoanInvariants.BALANCES, 1_200, List.of("loan id 7", "loan id 9"));
    private static final Finding WARNING = new Finding(EventInvariants.MOVING, 1, List.of("upload 1 received"));

    @Test
    void peopleReadWhatIsBrokenWhatItMeansAndWhatToDo() {
        String text = TableReport.of(BEGAN, List.of(seen("kaveri", HOLDS, BROKEN, WARNING), away()));

        assertThat(text).isEqualToNormalizingNewlines("""
                kaveri: 10 loans, 2,000 payments, 3 uploads, looked at in 1.5 s
                  ok        the shares and the excess of a payment are its amount
                  BROKEN    a loan's totals and its version are what its payments make
                            how many  1,200
                            which     loan id 7
                                      loan id 9
                                      and others
                            means     The loan's balance is wrong: borrower and lender see what was not paid, or do not see what
                                      was.
                            do        Keep the lender's uploads back, keep the database as it is, and find what wrote these
                                      rows. The payments are the truth; the totals follow from them.
                  warning   no upload waits for a worker for longer than 15 minutes
                            how many  1
                            which     upload 1 received
                            means     Rows wait; nothing is lost.
                            do        See that processes with the role ingest run, are ready, and reach this lender's database
                                      and the spool.

                sutlej
                  NOT SEEN  it does not answer

                2 lenders at 2026-11-22T10:11:12Z: 0 hold, 1 broken, 1 not seen
                """);
    }

    @Test
    void programsReadTheSame() throws Exception {
        JsonNode json =
                new ObjectMapper().readTree(JsonReport.of(BEGAN, List.of(seen("kaveri", HOLDS, BROKEN), away())));

        assertThat(json.path("began").textValue()).isEqualTo("2026-11-22T10:11:12.500Z");
        assertThat(json.path("verdict").textValue()).isEqualTo("broken");
        assertThat(json.at("/tenants/0/invariants/0/verdict").textValue()).isEqualTo("holds");
        assertThat(json.at("/tenants/0/invariants/1/violations").longValue()).isEqualTo(1_200);
        assertThat(json.at("/tenants/0/invariants/1/examples/1").textValue()).isEqualTo("loan id 9");
        assertThat(json.at("/tenants/1/verdict").textValue()).isEqualTo("not-seen");
        assertThat(json.at("/tenants/1/problem").textValue()).isEqualTo("it does not answer");
    }

    @Test
    void prometheusReadsHowOftenEachInvariantIsBrokenAndNothingOfBooksThatNobodySaw() {
        String text = MetricsFile.of(BEGAN, List.of(seen("kaveri", HOLDS, BROKEN), away()));

        assertThat(text)
                .contains("muster_doctor_ended_timestamp_seconds 1795342272\n")
                .contains("muster_doctor_seen{tenant=\"kaveri\"} 1\n", "muster_doctor_seen{tenant=\"sutlej\"} 0\n")
                .contains("muster_doctor_took_seconds{tenant=\"kaveri\"} 1.500\n")
                .contains(
                        "muster_doctor_violations{tenant=\"kaveri\",invariant=\"payment-adds-up\",weight=\"broken\"} 0\n",
                        "muster_doctor_violations{tenant=\"kaveri\",invariant=\"balances-rebuilt\",weight=\"broken\"} 1200\n")
                .doesNotContain("muster_doctor_violations{tenant=\"sutlej\"");
    }

    @Test
    void theWorstCountsAndBrokenIsWorseThanUnseen() {
        assertThat(Verdict.of(List.of())).isEqualTo(Verdict.HOLDS);
        assertThat(Verdict.of(List.of(seen("a", HOLDS, WARNING)))).isEqualTo(Verdict.HOLDS);
        assertThat(Verdict.of(List.of(seen("a", HOLDS), away()))).isEqualTo(Verdict.NOT_SEEN);
        assertThat(Verdict.of(List.of(away(), seen("a", BROKEN)))).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void rangesAddUpAndKeepTheFirstExamples() {
        Finding both = BROKEN.plus(new Finding(LoanInvariants.BALANCES, 4, List.of("c", "d", "e", "f")));

        assertThat(both.violations()).isEqualTo(1_204);
        assertThat(both.examples()).containsExactly("loan id 7", "loan id 9", "c", "d", "e");
    }

    @Test
    void codesAreUniqueAndEachInvariantOfTheBooksHasASabotage() {
        assertThat(Invariants.ALL).extracting(Invariant::code).doesNotHaveDuplicates();
        assertThat(Sabotages.ALL)
                .extracting(Sabotages.Sabotage::code)
                .containsAll(
                        Invariants.OF_THE_BOOKS.stream().map(Invariant::code).toList());
    }

    private static Diagnosis.Seen seen(String lender, Finding... findings) {
        return new Diagnosis.Seen(lender, 10, 2_000, 3, Duration.ofMillis(1_500), List.of(findings));
    }

    private static Diagnosis away() {
        return new Diagnosis.NotSeen("sutlej", "it does not answer");
    }
}
