package io.muster.supply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Judges the licences of what is shipped by the bill of materials (CycloneDX), and writes them down as a list. A component needs
 * one licence under which Muster may hand it on beside its own Apache License 2.0; where there are several, whoever receives it
 * may choose.
 */
public final class Licences {
    /** Permissive ones, and the Eclipse licences: weak copyleft, kept by handing the parts on as they are. SPDX names. */
    private static final Set<String> ALLOWED = Set.of(
            "0BSD",
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "CC0-1.0",
            "EPL-2.0",
            "ISC",
            "MIT",
            "MIT-0",
            "Public Domain",
            "Unicode-3.0");

    private Licences() {}

    /** The list, a line for each licence, and what may not be shipped. */
    record Judged(List<String> list, List<String> refused) {}

    /** Reads the bill of materials at {@code words[0]} and writes the list to {@code words[1]}; exits with 1 where one may not be. */
    public static void main(String[] words) throws IOException {
        Judged judged = judge(new ObjectMapper().readTree(Files.readString(Path.of(words[0]))));
        Files.write(Path.of(words[1]), judged.list());
        judged.refused().forEach(System.err::println);
        System.exit(judged.refused().isEmpty() ? 0 : 1);
    }

    static Judged judge(JsonNode materials) {
        var byLicence = new TreeMap<String, TreeSet<String>>();
        var refused = new ArrayList<String>();
        for (JsonNode component : materials.path("components")) {
            Set<String> licences = of(component);
            String name = component.path("group").asText() + ":"
                    + component.path("name").asText() + ":"
                    + component.path("version").asText();
            byLicence
                    .computeIfAbsent(String.join(" or ", licences), _ -> new TreeSet<>())
                    .add(name);
            if (licences.stream().noneMatch(ALLOWED::contains)) {
                refused.add(name + " has " + (licences.isEmpty() ? "no licence" : String.join(" or ", licences))
                        + ", which may not be shipped: take another library, or argue for it in docs/decisions and allow it"
                        + " in io.muster.supply.Licences");
            }
        }
        if (byLicence.isEmpty()) {
            refused.add("the bill of materials names no component");
        }
        var list = new ArrayList<String>();
        byLicence.forEach((licence, names) -> {
            list.add(licence + " (" + names.size() + ")");
            names.forEach(name -> list.add("  " + name));
        });
        return new Judged(list, refused);
    }

    private static Set<String> of(JsonNode component) {
        var names = new TreeSet<String>();
        for (JsonNode each : component.path("licenses")) {
            JsonNode licence = each.path("license");
            String name = licence.path("id").asText(licence.path("name").asText());
            names.add(name.isEmpty() ? each.path("expression").asText("nothing that can be read") : name);
        }
        return names;
    }
}
