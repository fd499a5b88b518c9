package io.muster.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.bench.fair.FairPart;
import io.muster.bench.post.PostPart;
import io.muster.bench.pure.PurePart;
import io.muster.bench.read.ReadPart;
import io.muster.bench.road.RoadPart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each part that needs real processes measures something at a size of a few hundred rows, so that the verb does not rot. */
class BenchIT {
    private static final Path FOLDER = Path.of("target", "bench").toAbsolutePath();

    @Test
    void theRoadIsMeasuredFromUploadToEvent() throws Exception {
        Table bySize = run(new RoadPart()).getFirst();
        assertThat(bySize.rows()).hasSize(2).allSatisfy(row -> assertThat(row).doesNotContain(Figures.NONE));
        assertThat(bySize.targets()).hasSize(3);
    }

    @Test
    void theBatchIsMeasuredInLanesAndBesideCopy() throws Exception {
        Table lanes = run(new PostPart()).getFirst();
        assertThat(lanes.rows()).hasSize(6);
        assertThat(lanes.targets()).hasSize(2);
    }

    @Test
    void aSmallUploadIsMeasuredAloneAndBesideALargeOne() throws Exception {
        Table calls = run(new FairPart()).getFirst();
        assertThat(calls.rows())
                .hasSize(6)
                .allSatisfy(row -> assertThat(Integer.parseInt(row.get(1))).isGreaterThanOrEqualTo(3));
        assertThat(calls.targets()).hasSize(2);
    }

    @Test
    void thePurePartsRunUnderJmh() throws Exception {
        assertThat(run(new PurePart()).getFirst().rows()).hasSize(6);
    }

    @Test
    void readingIsMeasuredBesideOtherReaders() throws Exception {
        List<Table> tables = run(new ReadPart());
        assertThat(tables).hasSize(4);
        assertThat(tables.getFirst().rows()).hasSize(7);
        assertThat(tables.getLast().targets()).hasSize(1);
    }

    /** The part's tables, each with figures in all its rows. */
    private static List<Table> run(Part part) throws Exception {
        List<String> said = new ArrayList<>();
        Setting setting = new Setting(Setting.Size.TINY, 1, "256m", FOLDER, said::add);
        List<Table> tables = part.run(setting);
        tables.forEach(table -> System.out.println(table.text()));
        assertThat(said).isNotEmpty();
        assertThat(tables)
                .isNotEmpty()
                .allSatisfy(table -> assertThat(table.rows()).isNotEmpty());
        return tables;
    }
}
