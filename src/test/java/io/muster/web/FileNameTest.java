package io.muster.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileNameTest {
    @Test
    void keepsOnlyTheLastPartOfAPath() {
        assertThat(FileName.clean("../../etc/march.xlsx")).isEqualTo("march.xlsx");
        assertThat(FileName.clean("C:\\Users\\asha\\march.xlsx")).isEqualTo("march.xlsx");
    }

    @Test
    void dropsWhatCannotBeSeenAndWhatTheBooksDoNotTake() {
        assertThat(FileName.clean("ma\u0000r\u202Ech\n.xlsx")).isEqualTo("march.xlsx");
    }

    @Test
    void cutsLongNamesButKeepsTheirEnd() {
        assertThat(FileName.clean("x".repeat(500) + ".xlsx"))
                .hasSize(FileName.LENGTH_MAX)
                .endsWith(".xlsx");
    }

    @Test
    void doesNotCutACharacterInTwo() {
        String name = "x" + "\ud83d\ude00".repeat(FileName.LENGTH_MAX / 2) + "x";
        assertThat(FileName.clean(name).codePointAt(0)).isEqualTo(0x1f600);
    }

    @Test
    void aNameAsLongAsAHeaderMayBeIsReadWithoutAStackThatGrows() {
        String name = "a\\\"".repeat(20_000);
        assertThat(FileName.inDisposition("form-data; filename=\"" + name + "\""))
                .isEqualTo("a\"".repeat(20_000));
    }

    @Test
    void givesANameWhereThereIsNone() {
        assertThat(FileName.clean(null)).isEqualTo(FileName.UNNAMED);
        assertThat(FileName.clean("folder/")).isEqualTo(FileName.UNNAMED);
    }

    @Test
    void readsTheNameInADisposition() {
        assertThat(FileName.inDisposition("attachment; filename=\"march 2026.xlsx\""))
                .isEqualTo("march 2026.xlsx");
        assertThat(FileName.inDisposition("attachment; filename=march.xlsx")).isEqualTo("march.xlsx");
        assertThat(FileName.inDisposition("form-data; name=\"file\"")).isNull();
        assertThat(FileName.inDisposition(null)).isNull();
    }
}
