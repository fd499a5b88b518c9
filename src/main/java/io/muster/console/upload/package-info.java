/** Uploads as pages: sending, looking, deciding, following. */
@NullMarked
@CheckReturnValue
package io.muster.console.upload;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
