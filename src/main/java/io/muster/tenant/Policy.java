package io.muster.tenant;

import java.time.LocalDate;

/**
 * One version of what a lender has decided; it stands for ever.
 *
 * @param version counts from 1 for each kind and name
 * @param effectiveFrom the first business day on which it may be in force
 * @param definition JSON; who uses the policy knows its form
 */
public record Policy(PolicyKind kind, String name, int version, LocalDate effectiveFrom, String definition) {}
