package dev.wavegate.store.sql;

/** Text from outside, made fit for a column: PostgreSQL takes neither the zero character nor half a surrogate pair. */
public final class StorableText {
    private static final char REPLACEMENT = '\uFFFD';

    private StorableText() {}

    /** The text with every character that cannot be stored replaced by U+FFFD; nearly always the very same text. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == 0 || Character.isSurrogate(text.charAt(i))) {
                return cleaned(text);
            }
        }
        return text;
    }

    private static String cleaned(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(each -> clean.appendCodePoint(isStorable(each) ? each : REPLACEMENT));
        return clean.toString();
    }

    private static boolean isStorable(int codePoint) {
        boolean loneSurrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return codePoint != 0 && !loneSurrogate;
    }
}
