/** Reading measured: ours beside the readers that teams use, each in a process of its own. */
@NullMarked
@CheckReturnValue
package io.muster.bench.read;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
