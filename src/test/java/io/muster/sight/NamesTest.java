package io.muster.sight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Names are found in queries as Prometheus would look for them. */
class NamesTest {
    @Test
    void namesAreFoundAndNothingElseIsTakenForOne() {
        assertThat(Names.of("""
                        sum by (tenant) (rate(a_total{state!="b", uri=~"/c.*"}[5m])) / on () group_left () max(d)
                        unless on (tenant) e:f:rate1h > 14.4 * vector(0) or absent(g{h="i{j}"})""")).containsExactly("a_total", "d", "e:f:rate1h", "g");
    }

    @Test
    void aScrapeIsReadByItsLines() {
        assertThat(Names.in("# HELP a b\n# TYPE a counter\na_total{x=\"1\"} 2.0\nb 1\n"))
                .containsExactly("a_total", "b");
    }
}
