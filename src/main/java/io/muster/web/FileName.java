package io.muster.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name that the sender gives to a workbook: shown to people, never used as a path. */
final class FileName {
    static final int LENGTH_MAX = 200;
    static final String UNNAMED = "workbook.xlsx";

    // Possessive, for otherwise the matcher's stack grows with the name
    private static final Pattern QUOTED = Pattern.compile("(?i);\\s*filename\\s*=\\s*\"((?:[^\"\\\\]|\\\\.)*+)\"");
    private static final Pattern BARE = Pattern.compile("(?i);\\s*filename\\s*=\\s*([^\\s;\"]+)");

    private FileName() {}

    /** Without folders and control characters, cut to {@value #LENGTH_MAX} characters; never empty. */
    static String clean(@Nullable String name) {
        if (name == null) {
            return UNNAMED;
        }
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String printable = last.replaceAll("\\p{C}", "").strip();
        if (printable.isEmpty()) {
            return UNNAMED;
        }
        int start = Math.max(0, printable.length() - LENGTH_MAX);
        boolean parted = start > 0 && Character.isLowSurrogate(printable.charAt(start));
        return printable.substring(parted ? start + 1 : start);
    }

    /** The file name in a Content-Disposition header; null when there is none. */
    static @Nullable String inDisposition(@Nullable String header) {
        if (header == null) {
            return null;
        }
        Matcher quoted = QUOTED.matcher(header);
        if (quoted.find()) {
            return quoted.group(1).replaceAll("\\\\(.)", "$1");
        }
        Matcher bare = BARE.matcher(header);
        return bare.find() ? bare.group(1) : null;
    }
}
