/** HTTP: resources, problem documents, identity. */
@NullMarked
@CheckReturnValue
package io.muster.web;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
