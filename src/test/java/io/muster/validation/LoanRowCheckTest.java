package io.muster.validation;

import static io.muster.validation.Sheet.accepted;
import static io.muster.validation.Sheet.cell;
import static io.muster.validation.Sheet.codes;
import static io.muster.validation.Sheet.instalment;
import static io.muster.validation.Sheet.loanBook;
import static io.muster.validation.Sheet.rejected;
import static io.muster.validation.Sheet.terms;
import static io.muster.validation.Sheet.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.loan.Instalment;
import io.muster.loan.LoanAccountNumber;
import io.muster.loan.Shares;
import io.muster.rows.RawCell;
import io.muster.tenant.Language;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoanRowCheckTest {

    @Test
    void theTermsOfALoanBecomeALine() {
        assertThat(accepted(loanBook().check(terms(Map.of("product", text("Two wheeler"))))))
                .isEqualTo(new LoanLine(
                        new LoanAccountNumber("LN-1001"),
                        "Asha Rao",
                        "9876543210",
                        null,
                        null,
                        "Pune",
                        "Two wheeler",
                        new LoanLine.SchedulePart.Terms(120_000_00, 1800, 12, LocalDate.of(2026, 12, 5))));
    }

    @Test
    void aBorrowerMayHaveAnAddressAndALanguage() {
        LoanLine line = accepted(
                loanBook().check(terms(Map.of("email", text(" Asha.Rao@Mail.Example "), "language", text("हिन्दी")))));

        assertThat(line.email()).isEqualTo("Asha.Rao@mail.example");
        assertThat(line.language()).isEqualTo(Language.HINDI);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "asha",
                "asha@rao",
                "a b@mail.example",
                "a@mail.example, b@mail.example",
                "a@mail..example",
                "a@mail.example\u0000",
                "<a@mail.example>"
            })
    void whatIsNoAddressIsRejected(String written) {
        assertThat(codes(loanBook().check(terms(Map.of("email", text(written))))))
                .hasSize(1);
    }

    @Test
    void aLanguageThatMusterDoesNotWriteIsRejected() {
        assertThat(codes(loanBook().check(terms(Map.of("language", text("Tamil"))))))
                .containsExactly("unknown-language");
    }

    @Test
    void anInstalmentBecomesALine() {
        assertThat(accepted(loanBook().check(instalment(Map.of()))).schedule())
                .isEqualTo(new LoanLine.SchedulePart.Given(
                        new Instalment(3, LocalDate.of(2026, 12, 5), new Shares(0, 0, 1800_50, 9000_00))));
    }

    @Test
    void anInstalmentThatRepeatsTheTermsIsAnInstalment() {
        assertThat(accepted(loanBook().check(instalment(Map.of("principal", text("120000"), "tenure", text("12")))))
                        .schedule())
                .isInstanceOf(LoanLine.SchedulePart.Given.class);
    }

    @ParameterizedTest(name = "rate [{0}]")
    @CsvSource(
            delimiter = '|',
            value = {
                "18 | 1800", "#18 | 1800", "18% | 1800", "18 % | 1800", "18.25 | 1825", "#18.25 | 1825",
                "#0.18 | 1800", "#0.1825 | 1825", "#0.18000000000000002 | 1800", "0.18% | 18", "0 | 0", "#0 | 0",
                "#1 | 100", "100% | 10000", "#100 | 10000",
            })
    void ratesAreReadInPercentAYear(String form, int bps) {
        assertThat(accepted(loanBook().check(terms(Map.of("annualRate", cell(form)))))
                        .schedule())
                .isEqualTo(new LoanLine.SchedulePart.Terms(120_000_00, bps, 12, LocalDate.of(2026, 12, 5)));
    }

    @ParameterizedTest(name = "{0} [{1}] → {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "annualRate | 0.18 | rate-form",
                "annualRate | 18.255 | rate-form",
                "annualRate | #0.182555 | rate-form",
                "annualRate | eighteen | rate-form",
                "annualRate | 18%% | rate-form",
                "annualRate | 1E2 | rate-form",
                "annualRate | 100.01 | rate-range",
                "annualRate | -1 | rate-range",
                "annualRate | #-0.5 | rate-range",
                "principal | 0 | amount-zero",
                "principal | -5 | amount-negative",
                "principal | #1E12 | amount-too-large",
                "tenure | 0 | count-range",
                "tenure | 481 | count-range",
                "tenure | #1E300 | count-range",
                "tenure | #12.5 | not-a-whole-number",
                "tenure | #-1 | not-a-whole-number",
                "tenure | 12 months | not-a-whole-number",
                "tenure | 1E2 | not-a-whole-number",
                "firstDueDate | 31-02-2026 | date-impossible",
                "firstDueDate | 01-01-2101 | date-out-of-range",
                "firstDueDate | 31-12-1999 | date-out-of-range",
                "phone | 12345 | phone-form",
                "phone | 5876543210 | phone-form",
                "phone | 98765 43210 / 98765 43211 | phone-form",
                "phone | +1 9876543210 | phone-form",
                "phone | not known | phone-form",
                "phone | #9.87654E+20 | phone-form",
                "borrower | '' | missing-value",
                "branch | ' ' | missing-value",
                "loanAccount | #1234567890123456 | digits-lost",
            })
    void whatIsWrongWithTheTermsIsNamed(String field, String form, String code) {
        assertThat(codes(loanBook().check(terms(Map.of(field, cell(form)))))).containsExactly(code);
    }

    @ParameterizedTest(name = "phone [{0}]")
    @ValueSource(
            strings = {
                "9876543210", "#9876543210", "+91 98765 43210", "+91-9876543210", "919876543210", "#919876543210",
                "09876543210", "0091 9876543210", "(+91) 98765-43210", "98765\u00a043210", "९८७६५४३२१०", "'9876543210"
            })
    void phonesLoseTheirPrefixes(String form) {
        assertThat(accepted(loanBook().check(terms(Map.of("phone", cell(form)))))
                        .phone())
                .isEqualTo("9876543210");
    }

    @Test
    void aPhoneMayBeMissing() {
        assertThat(accepted(loanBook().check(terms(Map.of("phone", RawCell.BLANK))))
                        .phone())
                .isNull();
    }

    @ParameterizedTest(name = "{0} [{1}] → {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "instalment | 0 | count-range",
                "instalment | '' | missing-value",
                "dueDate | '' | missing-value",
                "dueDate | #60 | date-number",
                "principalDue | -1 | amount-negative",
                "interestDue | x | not-an-amount",
                "feeDue | 1.005 | amount-decimals",
            })
    void whatIsWrongWithAnInstalmentIsNamed(String field, String form, String code) {
        assertThat(codes(loanBook().check(instalment(Map.of(field, cell(form))))))
                .containsExactly(code);
    }

    @Test
    void anInstalmentOfNothingIsNone() {
        assertThat(codes(loanBook().check(instalment(Map.of("principalDue", text("0"), "interestDue", RawCell.BLANK)))))
                .containsExactly("instalment-empty");
    }

    @Test
    void aRowWithoutAnyScheduleSaysSo() {
        assertThat(codes(loanBook()
                        .check(terms(Map.of(
                                "principal", RawCell.BLANK,
                                "annualRate", RawCell.BLANK,
                                "tenure", RawCell.BLANK,
                                "firstDueDate", RawCell.BLANK)))))
                .containsExactly("schedule-missing");
    }

    @Test
    void aLoanBookClaimsNoMoney() {
        assertThat(rejected(loanBook().check(terms(Map.of("branch", RawCell.BLANK))))
                        .amountPaise())
                .isZero();
        assertThat(codes(loanBook().check(Sheet.row(9, "Total", "", "", "", "", "999"))))
                .containsExactly("total-line");
    }
}
