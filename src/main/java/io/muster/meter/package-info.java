/** What Muster counts and times: every metric's name, unit and meaning in one place, with labels that cannot run away. */
@NullMarked
@CheckReturnValue
package io.muster.meter;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
