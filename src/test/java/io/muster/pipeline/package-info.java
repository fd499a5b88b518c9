/** The whole road on real parts. */
@NullMarked
package io.muster.pipeline;

import org.jspecify.annotations.NullMarked;
