/** Tests of the console's own parts; its pages are looked at in {@code io.muster.screen}. */
@NullMarked
package io.muster.console;

import org.jspecify.annotations.NullMarked;
