/** Exact amounts: paise in a {@code long}, Indian text forms, grouping and words. */
@NullMarked
@CheckReturnValue
package io.muster.money;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
