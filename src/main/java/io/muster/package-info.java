/** What every room shares: which roles this process plays. */
@NullMarked
@CheckReturnValue
package io.muster;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
