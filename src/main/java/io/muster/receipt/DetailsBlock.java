package io.muster.receipt;

import static io.muster.receipt.PaperFrame.DARK;
import static io.muster.receipt.PaperFrame.GREY;
import static io.muster.receipt.ReceiptPaper.INNER;
import static io.muster.receipt.ReceiptPaper.MARGIN;

import io.muster.pdf.Canvas;
import io.muster.pdf.TextLine;
import java.util.List;

/** Whose loan and how it was paid: the borrower on the whole width, below it cells in two columns. */
final class DetailsBlock implements PageBlock {
    private static final double GAP = 14;
    private static final double CELL = (INNER - GAP) / 2;
    private static final double AFTER = 7;

    private final Cell borrower;
    private final List<Cell> left;
    private final List<Cell> right;
    private final double head;

    /** A printed word and what stands below it. */
    private record Cell(TextLine label, FittedText value) {
        double pitch() {
            return value.size() + 2;
        }
    }

    DetailsBlock(ReceiptDetails details, Spacing spacing) {
        head = spacing.cellHead();
        borrower = new Cell(
                details.borrower().label(), details.borrower().value().fit(10, 7, INNER, spacing.borrowerLines()));
        ReceiptDetails.Columns columns = details.columns(spacing.allDetails());
        left = cells(columns.left(), spacing);
        right = cells(columns.right(), spacing);
    }

    private static List<Cell> cells(List<ReceiptDetails.Detail> details, Spacing spacing) {
        return details.stream()
                .map(detail -> new Cell(
                        detail.label(), detail.value().fit(9, spacing.valueSizeMin(), CELL, spacing.valueLines())))
                .toList();
    }

    @Override
    public double height() {
        double height = height(borrower) + AFTER;
        for (int row = 0; row < rows(); row++) {
            height += height(row);
        }
        return height;
    }

    @Override
    public void draw(Canvas canvas, double y) {
        draw(borrower, canvas, MARGIN, y);
        double top = y + height(borrower);
        for (int row = 0; row < rows(); row++) {
            if (row < left.size()) {
                draw(left.get(row), canvas, MARGIN, top);
            }
            if (row < right.size()) {
                draw(right.get(row), canvas, MARGIN + CELL + GAP, top);
            }
            top += height(row);
        }
    }

    private int rows() {
        return Math.max(left.size(), right.size());
    }

    private double height(int row) {
        double one = row < left.size() ? height(left.get(row)) : 0;
        double other = row < right.size() ? height(right.get(row)) : 0;
        return Math.max(one, other);
    }

    private double height(Cell cell) {
        return head + cell.value().lines().size() * cell.pitch();
    }

    private void draw(Cell cell, Canvas canvas, double x, double y) {
        canvas.text(cell.label(), x, y + head - 4, 7, GREY);
        double line = y + head + 7.5;
        for (TextLine part : cell.value().lines()) {
            canvas.text(part, x, line, cell.value().size(), DARK);
            line += cell.pitch();
        }
    }
}
