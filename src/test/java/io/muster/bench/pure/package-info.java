/** The parts of the road that neither wait nor remember, each by itself under JMH. */
@NullMarked
@CheckReturnValue
package io.muster.bench.pure;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
