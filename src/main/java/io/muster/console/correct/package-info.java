/** Rows that were not taken, as a grid in which they are mended. */
@NullMarked
@CheckReturnValue
package io.muster.console.correct;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
