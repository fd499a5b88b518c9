/** Tests of pages as PDF. */
@NullMarked
@CheckReturnValue
package io.muster.pdf;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
