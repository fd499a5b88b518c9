/** Measures how messages are decided: beside posting, and alone. */
@NullMarked
@CheckReturnValue
package io.muster.bench.messages;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
