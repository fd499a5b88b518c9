package io.muster.upload;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muster.tenant.TenantId;
import io.muster.tenant.WorkbookKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A spool in a process of its own, so that the system's locks and limits are the real ones. */
final class OtherProcess {
    private static final long SIZE_BYTES_MAX = 10_000_000;
    private static final TenantId ASHA = new TenantId("asha");

    private OtherProcess() {}

    /** Sweeps the spool in another process; 0 when it went well. */
    static int sweep(Path root) throws IOException, InterruptedException {
        return run(List.of(), "sweep", root.toString());
    }

    /**
     * Takes in workbooks of these sizes in another process in which no file may grow beyond a limit, as on a full disk.
     *
     * @return how many were refused by {@link SpoolUnwritable}
     */
    static int takeWithin(long fileBytesMax, Path root, int... sizes) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("take", root.toString()));
        for (int size : sizes) {
            words.add("" + size);
        }
        return run(List.of("prlimit", "--fsize=" + fileBytesMax), words.toArray(String[]::new));
    }

    /** The other process; its exit code is the answer. */
    public static void main(String[] words) throws IOException {
        Spool spool = new Spool(Path.of(words[1]), SIZE_BYTES_MAX);
        if (words[0].equals("sweep")) {
            spool.sweep();
            return;
        }
        int refused = 0;
        for (int i = 2; i < words.length; i++) {
            refused += take(spool, Integer.parseInt(words[i])) ? 0 : 1;
        }
        System.exit(refused);
    }

    private static boolean take(Spool spool, int size) throws IOException {
        try (Spooling spooling = spool.begin(ASHA)) {
            spooling.write(ByteBuffer.wrap("x".repeat(size).getBytes(UTF_8)));
            Spooled _ = spooling.finish(WorkbookKind.COLLECTIONS);
            return true;
        } catch (SpoolUnwritable full) {
            return false;
        }
    }

    private static int run(List<String> under, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(under);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                OtherProcess.class.getName()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
