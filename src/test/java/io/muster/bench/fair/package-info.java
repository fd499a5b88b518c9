/** What one lender feels of another lender's million rows, through HTTP as a clerk's program would. */
@NullMarked
@CheckReturnValue
package io.muster.bench.fair;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
