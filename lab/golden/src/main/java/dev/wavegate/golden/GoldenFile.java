package dev.wavegate.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The golden messages of a module: sorted lines {@code key = text}; a text that is empty, has several lines or begins or
 * ends with a blank stands below its key, each line after {@code "  | "}.
 */
final class GoldenFile {
    private static final Object ONE_AT_A_TIME = new Object();
    private static final String BETWEEN = " = ";
    private static final String BELOW = " =";
    private static final String LINE = "  | ";

    private final Path path;

    GoldenFile(Path path) {
        this.path = path;
    }

    Optional<GoldenEntry> entry(String key) {
        synchronized (ONE_AT_A_TIME) {
            try {
                String content = Files.exists(path) ? Files.readString(path) : "";
                return Optional.ofNullable(entries(content).get(key)).map(text -> new GoldenEntry(key, text));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** Merges one message into the file, under a lock that other test processes respect. */
    void update(GoldenEntry actual, Object... values) {
        synchronized (ONE_AT_A_TIME) {
            try {
                Files.createDirectories(path.toAbsolutePath().getParent());
                try (FileChannel channel = FileChannel.open(
                                path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                        var lock = channel.lock()) {
                    Map<String, String> entries = entries(read(channel));
                    if (merge(entries, actual, values)) {
                        write(channel, text(entries));
                    }
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private static boolean merge(Map<String, String> entries, GoldenEntry actual, Object... values) {
        String known = entries.get(actual.key());
        if (known != null) {
            GoldenEntry entry = new GoldenEntry(actual.key(), known);
            if (entry.hasEveryPlaceholder(values.length) && entry.with(values).equals(actual.text())) {
                return false;
            }
        }
        GoldenEntry found = actual.without(values);
        if (!found.hasEveryPlaceholder(values.length)) {
            if (Arrays.stream(values).anyMatch(value -> String.valueOf(value).isEmpty())) {
                // An empty value stands nowhere; the entry is left to the other cases of the test.
                return false;
            }
            throw new AssertionError("the values do not stand in the text of golden message " + actual.key()
                    + "; write its entry by hand. Actual:\n" + actual.text());
        }
        entries.put(found.key(), found.text());
        return true;
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // Reads on until the whole file is there.
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }

    private static void write(FileChannel channel, String content) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(content);
        channel.truncate(0);
        channel.position(0);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static Map<String, String> entries(String content) {
        Map<String, String> entries = new TreeMap<>();
        String key = "";
        for (String line : content.split("\n", -1)) {
            if (line.startsWith(LINE) || line.equals(LINE.stripTrailing())) {
                String text = line.substring(Math.min(LINE.length(), line.length()));
                entries.merge(key, text, (above, below) -> above + "\n" + below);
            } else if (line.endsWith(BELOW)) {
                key = line.substring(0, line.length() - BELOW.length());
            } else if (!line.isBlank()) {
                int at = line.indexOf(BETWEEN);
                if (at < 0 || entries.put(line.substring(0, at), line.substring(at + BETWEEN.length())) != null) {
                    throw new AssertionError("not a golden message, or one whose key stands twice: " + line);
                }
            }
        }
        return entries;
    }

    private static String text(Map<String, String> entries) {
        StringBuilder text = new StringBuilder();
        entries.forEach((key, message) -> {
            text.append(key);
            if (message.isEmpty() || message.contains("\n") || !message.strip().equals(message)) {
                text.append(BELOW);
                message.lines().forEach(line -> text.append('\n').append(LINE).append(line));
                if (message.isEmpty() || message.endsWith("\n")) {
                    text.append('\n').append(LINE);
                }
            } else {
                text.append(BETWEEN).append(message);
            }
            text.append('\n');
        });
        return text.toString();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
