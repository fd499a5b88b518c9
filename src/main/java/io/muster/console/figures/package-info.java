/** The day and the month in figures, each of which leads to its rows. */
@NullMarked
@CheckReturnValue
package io.muster.console.figures;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
