/** Taking money on a phone. */
@NullMarked
@CheckReturnValue
package io.muster.console.collect;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
