package io.muster.bench.post;

/**
 * A loan book and how money comes for it.
 *
 * @param name for people
 * @param loans accounts
 * @param instalments of each, all due on the business date
 * @param hotLoans that get a tenth of all rows; 0 for none
 */
record Shape(String name, int loans, int instalments, int hotLoans) {}
