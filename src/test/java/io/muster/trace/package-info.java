@NullMarked
package io.muster.trace;

import org.jspecify.annotations.NullMarked;
