/** Measures how receipts are shown on paper. */
@NullMarked
@CheckReturnValue
package io.muster.bench.paper;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
