/** What happens to a message after it was decided: claimed under a lease, sent, reported on, and sent again. */
@NullMarked
@CheckReturnValue
package io.muster.notification.sending;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
