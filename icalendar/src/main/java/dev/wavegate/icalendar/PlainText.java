package dev.wavegate.icalendar;

import java.util.regex.Pattern;

/** Texts of a calendar as people read them: unescaped, in one line, of bearable length. */
final class PlainText {
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\s]+");
    private static final int LONGEST = 300;

    private PlainText() {}

    static String of(String escaped) {
        StringBuilder plain = new StringBuilder(escaped.length());
        for (int at = 0; at < escaped.length() && plain.length() <= 2 * LONGEST; at++) {
            char each = escaped.charAt(at);
            if (each == '\\' && at + 1 < escaped.length()) {
                at++;
                char meant = escaped.charAt(at);
                plain.append(meant == 'n' || meant == 'N' ? ' ' : meant);
            } else {
                plain.append(each);
            }
        }
        String line = BREAKS.matcher(plain).replaceAll(" ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
