/** Rules about the whole house. */
@NullMarked
package io.muster;

import org.jspecify.annotations.NullMarked;
