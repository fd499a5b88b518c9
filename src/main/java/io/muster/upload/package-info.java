/** Accepts a workbook, spools it, keeps its state and the claim on it. */
@NullMarked
@CheckReturnValue
package io.muster.upload;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
