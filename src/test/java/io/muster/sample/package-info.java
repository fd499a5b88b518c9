/**
 * What stands outside Muster: a lender's sheets, and a consumer of its events.
 *
 * <p>Nothing here imports the code that it is meant to check; what it expects, it works out for itself.
 */
@NullMarked
@CheckReturnValue
package io.muster.sample;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
