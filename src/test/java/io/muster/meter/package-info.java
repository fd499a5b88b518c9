@NullMarked
package io.muster.meter;

import org.jspecify.annotations.NullMarked;
