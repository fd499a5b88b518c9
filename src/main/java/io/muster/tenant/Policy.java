package io.muster.tenant;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One version of what a lender has decided; it stands for ever.
 *
 * @param version counts from 1 for each kind and name
 * @param effectiveFrom the first business day on which it may be in force
 * @param definition JSON; who uses the policy knows its form
 * @param addedAt by the control database, which sets it as it keeps the version
 */
public record Policy(
        PolicyKind kind, String name, int version, LocalDate effectiveFrom, String definition, Instant addedAt) {}
