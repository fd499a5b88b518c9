/**
 * Pages as PDF: text shaped and set in embedded subsets of fonts, lines, pictures and QR codes, written as a stream.
 *
 * <p>Nothing here knows a clock, a random number, AWT or the house: the same calls give the same bytes.
 */
@NullMarked
@CheckReturnValue
package io.muster.pdf;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
