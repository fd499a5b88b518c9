/** The receipt that a payment carries: looked up by number. */
@NullMarked
@CheckReturnValue
package io.muster.receipt;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
