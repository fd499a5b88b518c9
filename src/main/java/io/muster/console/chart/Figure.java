package io.muster.console.chart;

/**
 * One value of a chart.
 *
 * @param label what it is of
 * @param value zero or more; anything else is drawn as zero
 * @param text the value as people read it
 * @param href where its rows are
 */
public record Figure(String label, long value, String text, String href) {}
