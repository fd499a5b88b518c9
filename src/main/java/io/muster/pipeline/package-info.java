/** Composes the road of a row; the only place that sees it all. */
@NullMarked
@CheckReturnValue
package io.muster.pipeline;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
