/** What people are told. */
@NullMarked
package io.muster.notification;

import org.jspecify.annotations.NullMarked;
