package dev.wavegate.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Where a secret may come from: its key itself, or a file that the key with {@code -file} names; never both. */
public final class SecretSource {
    private SecretSource() {}

    /**
     * The secret, without the blanks and line ends around it in the file.
     *
     * @throws SettingRefused when both are given, or the file cannot be read or is blank
     */
    public static Optional<Secret> read(String key, @Nullable Secret direct, @Nullable Path file) {
        if (file == null) {
            return Optional.ofNullable(direct);
        }
        if (direct != null) {
            throw new SettingRefused(key + "-file", "must not be set together with " + key);
        }
        return Optional.of(read(key + "-file", file));
    }

    /** The secret that the file named by this key holds. */
    public static Secret read(String key, Path file) {
        String text;
        try {
            text = Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new SettingRefused(key, "must be a readable file", unreadable);
        }
        if (text.isEmpty()) {
            throw new SettingRefused(key, "must be a file that is not blank");
        }
        return new Secret(text);
    }
}
