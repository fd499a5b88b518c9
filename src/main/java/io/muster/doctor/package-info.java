/**
 * Looks at the books of every lender and says whether they hold what Muster promises; read-only, in plain SQL.
 *
 * <p>The invariants are checked by code that shares nothing with the code that it checks: this room knows the way into the
 * databases ({@code db}) and who the lenders are ({@code tenant}), and nothing else of Muster.
 */
@NullMarked
@CheckReturnValue
package io.muster.doctor;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
