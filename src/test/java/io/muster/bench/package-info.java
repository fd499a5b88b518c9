/** What Muster costs, measured: {@code ./muster bench}. */
@NullMarked
@CheckReturnValue
package io.muster.bench;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
