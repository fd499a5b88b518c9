/** The pages that an operations room works in: drawn by the server, and saying nothing that the rooms above do not say. */
@NullMarked
@CheckReturnValue
package io.muster.console;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
