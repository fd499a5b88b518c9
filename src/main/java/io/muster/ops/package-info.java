/** Health, metrics, start-up checks. */
@NullMarked
@CheckReturnValue
package io.muster.ops;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
