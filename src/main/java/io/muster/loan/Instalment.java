package io.muster.loan;

import java.time.LocalDate;

/**
 * One scheduled EMI: what falls due and when; never changed by a payment.
 *
 * @param number 1 is the first
 */
public record Instalment(int number, LocalDate dueDate, Shares due) {}
