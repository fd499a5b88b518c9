/**
 * Hostile input by the million: what any bytes may do to the workbook reader, the validators, the upload form and a
 * lender's layout is to give rows, a form, a layout, or a named refusal.
 *
 * <p>Each {@link io.muster.fuzz.FuzzTarget} takes bytes and says what must hold. {@code ./muster fuzz} lets Jazzer search
 * for bytes that break it, guided by the branches that they reach; the ordinary build repeats the kept corpus and some
 * thousand mutations of it by a fixed seed. Jazzer and not jqwik: it finds its way into a zip archive and through a
 * grammar by itself, where random generation stays at the door, and it runs on Java 25.
 */
@NullMarked
@CheckReturnValue
package io.muster.fuzz;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
