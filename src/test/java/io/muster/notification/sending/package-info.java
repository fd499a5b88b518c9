/** Messages on their way, through stand-ins for providers. */
@org.jspecify.annotations.NullMarked
package io.muster.notification.sending;
