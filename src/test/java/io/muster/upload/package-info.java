/** Tests of the upload room. */
@NullMarked
package io.muster.upload;

import org.jspecify.annotations.NullMarked;
