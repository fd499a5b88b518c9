package io.muster.rows;

/** Tells the number formats that show a date or a time from those that show a number; pure. */
final class DateFormat {
    private DateFormat() {}

    /** The formats that every program knows by number, those of East Asia among them. */
    static boolean isBuiltInDate(int id) {
        return id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58;
    }

    /**
     * Whether one of the code's sections shows a date or a time: it has y, m, d, h or s outside quotation marks,
     * brackets and escapes, and no place for a digit but the fractions of a second. Brackets with nothing but h, m or s
     * are time that has elapsed.
     */
    static boolean isDate(String code) {
        boolean letter = false;
        boolean digit = false;
        boolean fraction = false;
        char last = 0;
        for (int at = 0; at < code.length(); at++) {
            char c = code.charAt(at);
            switch (c) {
                case '"' -> at = end(code, '"', at);
                case '[' -> {
                    int end = end(code, ']', at);
                    letter |= isElapsed(code, at + 1, end);
                    at = end;
                }
                case '\\', '_', '*' -> at++;
                case ';' -> {
                    if (letter && !digit) {
                        return true;
                    }
                    letter = false;
                    digit = false;
                }
                case '#', '?' -> digit = true;
                case '0' -> digit |= !fraction;
                default -> letter |= isDateLetter(c);
            }
            fraction = c == '0' ? fraction : c == '.' && (last == 's' || last == 'S' || last == ']');
            last = c == '[' ? ']' : c;
        }
        return letter && !digit;
    }

    private static boolean isDateLetter(char c) {
        return "ymdhsYMDHS".indexOf(c) >= 0;
    }

    private static boolean isElapsed(String code, int start, int end) {
        for (int at = start; at < end; at++) {
            if ("hmsHMS".indexOf(code.charAt(at)) < 0) {
                return false;
            }
        }
        return end > start;
    }

    /** Where it is closed; the code's end where it is not. */
    private static int end(String code, char closing, int from) {
        int end = code.indexOf(closing, from + 1);
        return end < 0 ? code.length() : end;
    }
}
