package io.muster.web;

import io.muster.pipeline.CorrectionSending;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What clients say when they mend rows. */
final class CorrectionForms {
    static final String VERDICTS = "rejected|refused";

    private static final String UUID_FORM = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private CorrectionForms() {}

    /** A cell and what is to stand in it. */
    @Schema(name = "CorrectionCell")
    record Cell(
            @Min(1) int row,
            @Min(0) int column,

            @NotNull(message = "is missing") @Size(max = 32_767, message = "is longer than a cell holds")
            String text) {}

    /** What one action writes. */
    @Schema(name = "CorrectionEdits")
    record Edits(
            @NotNull(message = "is missing") @Pattern(regexp = UUID_FORM, message = "is no id")
            String correction,

            @NotNull(message = "is missing") @Pattern(regexp = UUID_FORM, message = "is no id")
            String step,

            @Pattern(
                    regexp = "typed|pasted|suggested|loan-chosen|kept",
                    message = "is none of typed, pasted, suggested, loan-chosen, kept")
            @Nullable
            String how,

            @NotNull(message = "is missing") List<@NotNull @Valid Cell> cells) {}

    /** What is to be replaced in one column. */
    @Schema(name = "CorrectionReplacement")
    record Replacement(
            @NotNull(message = "is missing") @Pattern(regexp = UUID_FORM, message = "is no id")
            String correction,

            @NotNull(message = "is missing") @Pattern(regexp = UUID_FORM, message = "is no id")
            String step,

            @Min(0) int column,

            @NotNull(message = "is missing") @Size(max = 1_000)
            String find,

            @NotNull(message = "is missing") @Size(max = 1_000)
            String replace,

            boolean whole,

            @Pattern(regexp = VERDICTS, message = "is neither rejected nor refused") @Nullable
            String verdict,

            @Size(max = 100) @Nullable String code,

            @Schema(description = "Without it the answer only says what would change")
            boolean apply,

            @Schema(description = "What the look answered as seen, when nothing else may be changed than that")
            @Size(max = 100)
            @Nullable
            String seen) {}

    /** What is to be undone. */
    @Schema(name = "CorrectionUndo")
    record Undo(
            @NotNull(message = "is missing") @Pattern(regexp = UUID_FORM, message = "is no id")
            String correction,

            @Schema(description = "One action of yours; without it your last one")
            @Pattern(regexp = UUID_FORM, message = "is no id")
            @Nullable
            String step) {}

    /** Which correction is to be sent. */
    @Schema(name = "CorrectionSend")
    record Send(
            @NotNull(message = "is missing") @Pattern(regexp = UUID_FORM, message = "is no id")
            String correction,

            @Schema(description = "The mended rows that you were shown, with paise, when nothing else may go")
            @Min(0)
            @Nullable
            Integer rows,

            @Min(0) @Nullable Long paise) {
        /** What alone may go; one number without the other is none that can be. */
        CorrectionSending.@Nullable Seen seen() {
            return rows == null && paise == null
                    ? null
                    : new CorrectionSending.Seen(
                            Objects.requireNonNullElse(rows, -1), Objects.requireNonNullElse(paise, -1L));
        }
    }
}
