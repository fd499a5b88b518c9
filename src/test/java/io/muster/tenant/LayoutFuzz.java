package io.muster.tenant;

import io.muster.fuzz.Choices;
import io.muster.fuzz.FuzzTarget;

/** Any text is a layout that has what its kind needs, or a complaint that can be shown. */
public final class LayoutFuzz implements FuzzTarget {
    private static final int COMPLAINT_LENGTH_MAX = 1_000;

    @Override
    public void check(byte[] input) {
        try {
            SheetLayout layout = SheetLayouts.parse(Choices.text(input, 0, input.length));
            require(!layout.name().isBlank(), "a layout without a name");
            for (SheetLayout.Column needed : SheetLayouts.shipped(layout.kind()).fields()) {
                require(
                        !needed.required()
                                || layout.fields().stream()
                                        .anyMatch(has -> has.field().equals(needed.field()) && has.required()),
                        "a layout without " + needed.field());
            }
        } catch (IllegalArgumentException complaint) {
            String message = String.valueOf(complaint.getMessage());
            require(!message.isBlank() && message.length() <= COMPLAINT_LENGTH_MAX, "a complaint of such length");
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
