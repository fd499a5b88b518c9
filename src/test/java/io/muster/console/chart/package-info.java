/** Tests of the charts' geometry. */
@NullMarked
package io.muster.console.chart;

import org.jspecify.annotations.NullMarked;
