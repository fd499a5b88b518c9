/**
 * {@code ./muster load}: writes what a profile sends, lets Gatling send it from another process, and counts the money
 * afterwards.
 *
 * <p>What must become of a workbook is known from {@link io.muster.sample} alone, and what became of it from the API alone.
 */
@NullMarked
package io.muster.load;

import org.jspecify.annotations.NullMarked;
