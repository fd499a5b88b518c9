package io.muster.pipeline;

import static io.muster.web.Deciding.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.local.LocalStackResource;
import io.muster.web.Deciding;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Totals that a sender declares must tie before anything is posted. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class DeclarationIT {
    private static final int ROWS = 30;

    @TempDir
    Path folder;

    @Test
    void whatDoesNotTieIsHeldUntilItsMakerSaysOtherwiseAndPostsIt() throws Exception {
        for (String lender : new String[] {"kaveri", "sutlej"}) {
            TheRoad road = TheRoad.of(lender, folder);
            Deciding people = new Deciding(road);
            String maker = lender + "-maker";
            byte[] workbook = Files.readAllBytes(road.sample(
                    folder.resolve(lender + ".xlsx"),
                    "--rows",
                    "" + ROWS,
                    "--bad",
                    "0%",
                    "--seed",
                    "" + System.nanoTime()));

            String upload = people.send(maker, workbook, Map.of("declaredRows", ROWS + 1, "declaredPaise", 5));
            JsonPath held = people.await(upload, "held");
            assertThat(held.getString("asks")).isEqualTo("declaration");
            assertThat(held.getInt("declared.rows")).isEqualTo(ROWS + 1);
            assertThat(held.getInt("trial.rows")).isEqualTo(ROWS);
            assertThat(people.act(maker, upload, "posting", seen(held)).statusCode())
                    .isEqualTo(409);
            assertThat(people.act(lender + "-checker", upload, "declaration", Map.of())
                            .statusCode())
                    .isEqualTo(403);
            assertThat(declare(people, maker, upload, Map.of("rows", ROWS, "paise", 6)))
                    .isEqualTo("declaration");
            assertThat(declare(people, maker, upload, Map.of("rows", ROWS, "paise", held.getLong("trial.paise"))))
                    .isEqualTo("maker");
            assertThat(people.act(maker, upload, "posting", seen(held)).statusCode())
                    .isEqualTo(200);

            assertThat(people.await(upload, "completed").getLong("verdicts.posted.rows"))
                    .isEqualTo(ROWS);
            assertThat(people.log(upload)).containsExactly("declared", "declared", "posted");
            road.checkBooks();
        }
    }

    private static String declare(Deciding people, String maker, String upload, Map<String, ?> totals) {
        return people.act(maker, upload, "declaration", totals).jsonPath().getString("asks");
    }
}
