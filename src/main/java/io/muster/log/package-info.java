/** Every operator-facing message, numbered. */
@NullMarked
@CheckReturnValue
package io.muster.log;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
