/** One search box, and where a payment is on its road. */
@NullMarked
@CheckReturnValue
package io.muster.console.find;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
