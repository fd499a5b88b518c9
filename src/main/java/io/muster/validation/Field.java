package io.muster.validation;

import io.muster.tenant.SheetLayout;

/**
 * A field of the layout and where it stands in this sheet.
 *
 * @param column from 0, or -1 when the sheet has no such column
 */
record Field(String name, String title, int column) {

    static Field of(String name, SheetLayout layout, HeaderRow.Found header) {
        String title = layout.fields().stream()
                .filter(column -> column.field().equals(name))
                .map(SheetLayout.Column::title)
                .findFirst()
                .orElse(name);
        return new Field(name, title, header.columns().getOrDefault(name, -1));
    }
}
