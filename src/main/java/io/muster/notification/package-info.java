/** What people are told: which messages are due, what they say, when they may go, and how they are sent. */
@NullMarked
@CheckReturnValue
package io.muster.notification;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
