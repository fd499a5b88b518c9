package io.muster.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.bench.fair.FairPart;
import io.muster.bench.messages.MessagesPart;
import io.muster.bench.paper.PaperPart;
import io.muster.bench.post.PostPart;
import io.muster.bench.pure.PurePart;
import io.muster.bench.read.ReadPart;
import io.muster.bench.road.Lenders;
import io.muster.bench.road.RoadPart;
import io.muster.bench.road.Stage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Each part measures something at a size of a few hundred rows, so that the verb does not rot; those that need real processes
 * share them. Reading leaves out the wide workbook, which differs by its numbers alone.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BenchIT {
    private static final Path FOLDER = Path.of("target", "bench").toAbsolutePath();

    private final Setting setting = new Setting(Setting.Size.TINY, 1, "256m", FOLDER, System.out::println);
    private Stage stage;
    private Lenders lenders;

    @BeforeAll
    void open() throws Exception {
        stage = Stage.open(setting, setting.freshFolder("stage"));
        lenders = RoadPart.lenders(setting, stage);
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    void theRoadIsMeasuredFromUploadToEvent() throws Exception {
        List<Table> tables = figures(RoadPart.measure(setting, stage, lenders));
        assertThat(tables.getFirst().rows()).hasSize(2);
        assertThat(tables.getFirst().targets()).hasSize(3);
        assertThat(tables.getLast().rows()).hasSize(7);
        stage.requireSoundBooks();
    }

    @Test
    void theBatchIsMeasuredInLanesAndBesideCopy() throws Exception {
        Table lanes = figures(new PostPart().measure(setting, stage.server())).getFirst();
        assertThat(lanes.rows()).hasSize(6);
        assertThat(lanes.targets()).hasSize(2);
    }

    @Test
    void aSmallUploadIsMeasuredAloneAndBesideALargeOne() throws Exception {
        Table calls = figures(FairPart.measure(setting, stage, lenders)).getFirst();
        assertThat(calls.rows())
                .hasSize(6)
                .allSatisfy(row -> assertThat(Integer.parseInt(row.get(1))).isGreaterThanOrEqualTo(3));
        assertThat(calls.targets()).hasSize(2);
        stage.requireSoundBooks();
    }

    @Test
    void messagesAreDecidedWhileASheetIsPostedAndAlone() throws Exception {
        List<Table> tables = figures(MessagesPart.measure(setting, stage, lenders));
        assertThat(tables.getFirst().rows()).hasSize(2);
        assertThat(tables.getFirst().targets()).hasSize(1);
        assertThat(tables.getLast().targets()).hasSize(1);
        stage.requireSoundBooks();
    }

    @Test
    void aReceiptIsDrawnAloneAndBesideAPack() throws Exception {
        Table calls = figures(PaperPart.measure(setting, stage, lenders)).getFirst();
        assertThat(calls.rows()).hasSize(5);
        assertThat(calls.targets()).hasSize(1);
    }

    @Test
    void thePurePartsRunUnderJmh() throws Exception {
        assertThat(figures(new PurePart().run(setting)).getFirst().rows()).hasSize(8);
    }

    @Test
    void readingIsMeasuredBesideOtherReaders() throws Exception {
        List<Table> tables = figures(new ReadPart().run(setting));
        assertThat(tables).hasSize(3);
        assertThat(tables.getFirst().rows()).hasSize(7);
        assertThat(tables.getLast().rows()).hasSize(6);
        assertThat(tables.getLast().targets()).hasSize(1);
    }

    /** The part's tables, each with figures in all its rows. */
    private static List<Table> figures(List<Table> tables) {
        tables.forEach(table -> System.out.println(table.text()));
        assertThat(tables)
                .isNotEmpty()
                .allSatisfy(table -> assertThat(table.rows())
                        .isNotEmpty()
                        .allSatisfy(row -> assertThat(row.get(1)).isNotEqualTo(Figures.NONE)));
        return tables;
    }
}
