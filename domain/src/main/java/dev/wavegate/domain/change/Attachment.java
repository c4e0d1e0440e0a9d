package dev.wavegate.domain.change;

/**
 * A file that belongs to a record.
 *
 * @param name by which it is found again; 1 to 100 characters that every file system takes
 * @param mediaType such as {@code application/json}
 * @param content the text of the file
 */
public record Attachment(String name, String mediaType, String content) {
    private static final int LONGEST_NAME = 100;

    public Attachment {
        if (name.length() > LONGEST_NAME || !name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException("a file must have a plain name, but has \"" + name + "\"");
        }
    }
}
