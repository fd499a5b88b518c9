/** Who the lender is: directory, policies, sheet layouts; the only home of Hibernate Reactive. */
@NullMarked
@CheckReturnValue
package io.muster.tenant;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
