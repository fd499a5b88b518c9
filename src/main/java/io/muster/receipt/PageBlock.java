package io.muster.receipt;

import io.muster.pdf.Canvas;

/** A part of a receipt's page that knows its height before it is drawn. */
interface PageBlock {
    double height();

    /** What lies below the watermark. @param y of the block's top */
    default void drawPanel(Canvas canvas, double y) {}

    /** What lies above the watermark. @param y of the block's top */
    void draw(Canvas canvas, double y);
}
