/** The page of a loan, of a receipt and of messages. */
@NullMarked
@CheckReturnValue
package io.muster.console.loan;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
