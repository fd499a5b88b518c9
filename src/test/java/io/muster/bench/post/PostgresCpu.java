package io.muster.bench.post;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** CPU time of a PostgreSQL server: its postmaster, those of its children that live, and those that have ended. */
final class PostgresCpu {
    private static final double TICKS_PER_SECOND = 100;
    // Fields of /proc/PID/stat behind the command's closing bracket
    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int CHILDREN_SYSTEM = 14;

    private PostgresCpu() {}

    /** Seconds so far. */
    static double seconds(long postmaster) throws IOException {
        long ticks = 0;
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            for (Path process : processes.filter(PostgresCpu::isProcess).toList()) {
                List<String> fields = fields(process);
                if (fields.size() > CHILDREN_SYSTEM) {
                    boolean self = process.getFileName().toString().equals(Long.toString(postmaster));
                    if (self || fields.get(PARENT).equals(Long.toString(postmaster))) {
                        ticks += fields.subList(USER, self ? CHILDREN_SYSTEM + 1 : USER + 2).stream()
                                .mapToLong(Long::parseLong)
                                .sum();
                    }
                }
            }
        }
        return ticks / TICKS_PER_SECOND;
    }

    private static boolean isProcess(Path path) {
        return Character.isDigit(path.getFileName().toString().charAt(0));
    }

    private static List<String> fields(Path process) {
        try {
            String stat = Files.readString(process.resolve("stat"));
            return List.of(stat.substring(stat.lastIndexOf(')') + 2).strip().split(" "));
        } catch (IOException ended) {
            return List.of();
        }
    }
}
