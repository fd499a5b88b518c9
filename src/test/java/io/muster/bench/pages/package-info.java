/** {@code ./muster bench pages}: the server's time for each page of the console, with a million payments in the book. */
@NullMarked
@CheckReturnValue
package io.muster.bench.pages;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
