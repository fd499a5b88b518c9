package io.muster.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The kept inputs hold, and so does what lies near them; the wide search is {@code ./muster fuzz}. */
class CorpusTest {
    private static final int MUTATIONS = 300;
    // The other reader takes a hundred times as long to open a workbook
    private static final int MUTATIONS_OF_READERS = 40;
    private static final long SEED = 20_261_122;

    @ParameterizedTest
    @MethodSource("kept")
    void whatWasFoundStaysMended(Target target, Path input) throws Exception {
        target.open().check(Corpus.read(input));
    }

    /** By a fixed seed: a build does not fail for what the last one passed. */
    @ParameterizedTest
    @EnumSource
    void mutationsOfTheCorpusHold(Target target) throws Exception {
        List<byte[]> corpus = Corpus.files(target).stream().map(Corpus::read).toList();
        Mutation mutation = new Mutation(new Random(SEED), corpus);
        FuzzTarget part = target.open();
        for (int made = 0; made < mutations(target); made++) {
            byte[] input = mutation.next();
            try {
                part.check(input);
            } catch (Exception | Error broken) {
                throw new AssertionError(target + " breaks at mutation " + made + ", kept as " + keep(input), broken);
            }
        }
    }

    @Test
    void theCorpusStaysSmall() throws IOException {
        try (Stream<Path> files = Files.walk(Corpus.ROOT)) {
            long bytes = files.mapToLong(file -> file.toFile().length()).sum();
            assertThat(bytes).isLessThan(Corpus.BYTES_MAX);
        }
    }

    private static int mutations(Target target) {
        return target == Target.READERS ? MUTATIONS_OF_READERS : MUTATIONS;
    }

    private static Path keep(byte[] input) throws IOException {
        return Files.write(Files.createTempFile("muster-broken-", ".bin"), input);
    }

    static Stream<Arguments> kept() {
        return Stream.of(Target.values())
                .flatMap(target -> Corpus.files(target).stream().map(file -> Arguments.of(target, file)));
    }
}
