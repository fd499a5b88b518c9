/** The one door to the tenants' databases: pools, transactions with bounded retry, SQL states, migrations. */
@NullMarked
@CheckReturnValue
package io.muster.db;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
