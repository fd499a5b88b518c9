/** Loan accounts, their immutable schedules, and what is paid on them. */
@NullMarked
@CheckReturnValue
package io.muster.loan;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
