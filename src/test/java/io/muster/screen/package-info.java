/** The console in a real browser: journeys, and how each page looks, by which rules it is judged, and what it must not do. */
@NullMarked
@CheckReturnValue
package io.muster.screen;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
