/** Whether what SREs look at is there: metrics, dashboards, rules, runbooks. */
@NullMarked
package io.muster.sight;

import org.jspecify.annotations.NullMarked;
