/** A row judged by itself: pure, without I/O. */
@NullMarked
@CheckReturnValue
package io.muster.validation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
