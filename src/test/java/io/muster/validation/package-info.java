/** Tests of the room of the same name. */
@NullMarked
package io.muster.validation;

import org.jspecify.annotations.NullMarked;
