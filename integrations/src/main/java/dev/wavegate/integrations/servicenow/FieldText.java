package dev.wavegate.integrations.servicenow;

import dev.wavegate.domain.change.ChangeDraft;

/** Fits texts into the fields of an instance, which cuts what is too long without a word. */
final class FieldText {
    /** What the fields for long texts hold unless an instance has changed that. */
    static final int LONGEST = 4_000;
    /** A text that is cut loses at most this much to end with a whole line. */
    private static final int LONGEST_LOSS = 400;

    private FieldText() {}

    /** The text, or as much of it from its beginning as a field holds, with a last line that says so. */
    static String fitting(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        String ending = "\n… (shortened: the whole text has " + text.length() + " characters)";
        int end = LONGEST - ending.length();
        int line = text.lastIndexOf('\n', end);
        return text.substring(0, line > end - LONGEST_LOSS ? line : wholeCharacters(text, end)) + ending;
    }

    /** No character beyond the basic plane is cut in two. */
    private static int wholeCharacters(String text, int end) {
        return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    }

    static ChangeDraft fitting(ChangeDraft draft) {
        return draft.withTexts(FieldText::fitting);
    }
}
