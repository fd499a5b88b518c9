package io.muster.validation;

import io.muster.tenant.HeaderName;
import io.muster.tenant.SheetLayout;
import io.muster.tenant.SheetMapping;
import io.muster.tenant.WorkbookKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a sheet can be read by the columns that a person has named. Pure. */
public final class MappingCheck {
    private static final String CODE = "mapping-not-right";

    private MappingCheck() {}

    /**
     * What is wrong with a mapping; nothing when the sheet can be read by it.
     *
     * @param layout whose fields there are
     * @param header the sheet's
     */
    public static List<Reason> check(SheetMapping mapping, SheetLayout layout, List<String> header) {
        List<Reason> wrong = new ArrayList<>();
        Map<String, String> titles = layout.fields().stream()
                .collect(Collectors.toMap(SheetLayout.Column::field, SheetLayout.Column::title));
        Map<String, Long> times = header.stream()
                .map(HeaderName::normal)
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        Map<String, String> owners = new HashMap<>();
        mapping.fields().forEach((field, text) -> {
            String name = HeaderName.normal(text);
            String owner = owners.putIfAbsent(name, field);
            if (!titles.containsKey(field)) {
                wrong.add(reason(field, "There is no field " + CellTexts.quote(field) + "."));
            } else if (name.isEmpty() || times.getOrDefault(name, 0L) == 0) {
                wrong.add(reason(field, "The sheet has no column " + CellTexts.quote(text) + "."));
            } else if (times.getOrDefault(name, 0L) > 1) {
                wrong.add(reason(field, "More than one column is headed " + CellTexts.quote(text) + "."));
            } else if (owner != null) {
                wrong.add(reason(
                        field,
                        "The column " + CellTexts.quote(text) + " is chosen for " + titles.getOrDefault(owner, owner)
                                + ", too."));
            }
        });
        missing(layout, mapping.fields().keySet())
                .forEach(field -> wrong.add(reason(field, titles.getOrDefault(field, field) + " needs a column.")));
        return wrong;
    }

    private static List<String> missing(SheetLayout layout, Set<String> fields) {
        List<String> missing = new ArrayList<>();
        layout.fields().stream()
                .filter(column -> column.required() && !fields.contains(column.field()))
                .forEach(column -> missing.add(column.field()));
        if (layout.kind() == WorkbookKind.LOAN_BOOK) {
            missing.addAll(ScheduleFields.missing(fields));
        }
        return missing;
    }

    private static Reason reason(String field, String message) {
        return new Reason(
                null, CellTexts.printable(field, CellTexts.QUOTE_LENGTH_MAX), CODE, message, "Choose another column.");
    }
}
