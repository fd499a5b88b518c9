package io.muster.tenant;

import java.util.List;

/**
 * How one kind of workbook names its columns: data, kept per tenant, with a default that ships.
 *
 * @param name shown to people, such as {@code collections (default)}
 * @param dayFirst a text date that reads both ways is day first, as India writes it
 * @param fields every field this layout knows; column order in the sheet is free
 */
public record SheetLayout(WorkbookKind kind, String name, boolean dayFirst, List<Column> fields) {

    public SheetLayout {
        fields = List.copyOf(fields);
    }

    /**
     * One field and the headers it goes by.
     *
     * @param field the field's own name, such as {@code loanAccount}; what validation asks for
     * @param title the header in sheets that Muster writes, and in messages
     * @param required a sheet without this column is refused
     * @param headers synonyms, compared without case, spaces and punctuation
     */
    public record Column(String field, String title, boolean required, List<String> headers) {
        public Column {
            headers = List.copyOf(headers);
        }
    }
}
