package io.muster.sight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** docs/metrics.md has every metric, and every metric has a line there. */
class MetricTableTest {
    @Test
    void theTableIsTheCodes() throws Exception {
        String page = Files.readString(MetricTable.PAGE);
        assertThat(page).as("run io.muster.sight.Dashboards and commit").isEqualTo(MetricTable.with(page));
    }

    @Test
    void whatQueriesAskOfOthersIsNamedToo() throws Exception {
        String page = Files.readString(MetricTable.PAGE);
        assertThat(Names.asked().stream().filter(name -> !name.startsWith("muster_")))
                .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }
}
