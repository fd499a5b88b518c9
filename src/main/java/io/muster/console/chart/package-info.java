/** Charts as plain geometry: values in, lengths out; the templates draw them. */
@NullMarked
@CheckReturnValue
package io.muster.console.chart;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
