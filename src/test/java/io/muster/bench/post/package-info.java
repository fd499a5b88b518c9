/** The batch's transaction alone: what a row costs PostgreSQL and the application, beside {@code \copy}. */
@NullMarked
@CheckReturnValue
package io.muster.bench.post;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
