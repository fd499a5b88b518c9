/** The receipts of payments: looked up by number, cancelled and issued anew, and shown on paper. */
@NullMarked
@CheckReturnValue
package io.muster.receipt;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
