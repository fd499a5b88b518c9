package io.muster.rows;

import io.muster.fuzz.FuzzTarget;
import io.muster.tenant.WorkbookKind;
import io.muster.validation.SheetInvariants;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Any parts in a sound archive give rows or a named refusal, and any rows a judgement. */
public final class SheetFuzz implements FuzzTarget {
    private final ScratchFile scratch = new ScratchFile();

    @Override
    public void check(byte[] input) throws IOException {
        List<WorkbookInvariants.Read> sheets = WorkbookInvariants.read(scratch.holding(Parts.archive(input)));
        List<SheetInvariants.Sheet> judged = new ArrayList<>();
        sheets.forEach(read -> judged.add(
                new SheetInvariants.Sheet(read.sheet().name(), read.sheet().hidden(), read.rows())));
        for (WorkbookKind kind : WorkbookKind.values()) {
            SheetInvariants.judge(judged, kind);
        }
    }
}
