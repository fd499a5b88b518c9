package io.muster.rows;

import io.muster.fuzz.FuzzTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Any bytes as a workbook give rows or a named refusal, and stay as they are. */
public final class WorkbookFuzz implements FuzzTarget {
    private final ScratchFile scratch = new ScratchFile();

    @Override
    public void check(byte[] input) throws IOException {
        Path file = scratch.holding(input);
        List<WorkbookInvariants.Read> _ = WorkbookInvariants.read(file);
        if (!Arrays.equals(Files.readAllBytes(file), input)) {
            throw new AssertionError("Reading wrote to the file");
        }
    }
}
