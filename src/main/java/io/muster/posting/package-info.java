/** A row judged against the books: keys, allocation (pure) and the batch's SQL. */
@NullMarked
@CheckReturnValue
package io.muster.posting;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
