/** By whom messages go: gateways that lenders describe as data, each behind a guard of its own. */
@NullMarked
@CheckReturnValue
package io.muster.notification.gateway;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
