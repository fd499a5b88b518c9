/** Saying of a text that it did not help, and the page that shows which did not most often. */
@NullMarked
@CheckReturnValue
package io.muster.console.feedback;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
