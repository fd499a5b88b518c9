package io.muster.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many processes play each role: {@code ./muster up --split}. */
record Split(Map<String, Integer> processes) {

    /** As in production at its smallest: whoever answers and whoever posts is there twice. */
    static final Split USUAL = new Split(usual());

    static final int PROCESSES_MAX = 4;

    private static Map<String, Integer> usual() {
        var processes = new LinkedHashMap<String, Integer>();
        processes.put("api", 2);
        processes.put("ingest", 2);
        processes.put("receipts", 1);
        processes.put("notify", 1);
        return processes;
    }

    /** Reads {@code api=3,notify=2}; roles that are not named have their usual number. */
    static Split read(String words) {
        var processes = usual();
        for (var word : words.split(",", -1)) {
            var role = word.split("=", 2);
            if (!processes.containsKey(role[0]) || role.length < 2 || !role[1].matches("[1-" + PROCESSES_MAX + "]")) {
                throw new UpOptions.UsageError("--split takes roles with 1 to " + PROCESSES_MAX
                        + " processes, such as --split=api=3,notify=2, and not '" + word + "'; the roles are "
                        + String.join(", ", processes.keySet()));
            }
            processes.put(role[0], Integer.parseInt(role[1]));
        }
        return new Split(processes);
    }

    /** The names of the processes, {@code api-1} and so on; the role stands before the hyphen. */
    List<String> names() {
        var names = new ArrayList<String>();
        processes.forEach((role, count) -> {
            for (int number = 1; number <= count; number++) {
                names.add(role + "-" + number);
            }
        });
        return List.copyOf(names);
    }
}
