package dev.wavegate.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

import dev.wavegate.plan.WindowSearchParser;

/** Gets the text of calendars that are named on the command line, by their files or addresses. */
final class CalendarText {
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://.*");
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final Path here;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    CalendarText(Path here) {
        this.here = here;
    }

    String of(String calendar) {
        try {
            byte[] bytes = ADDRESS.matcher(calendar).matches() ? fetched(calendar) : read(calendar);
            if (bytes.length > WindowSearchParser.LARGEST_BYTES) {
                throw new WrongUsage(
                        calendar + ": must have at most " + WindowSearchParser.LARGEST_BYTES + " bytes, but has more");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new WrongUsage(calendar + ": interrupted");
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new WrongUsage(calendar + ": does not exist or cannot be read");
        }
    }

    private byte[] read(String file) throws IOException {
        try (InputStream stream = Files.newInputStream(here.resolve(file))) {
            return stream.readNBytes(WindowSearchParser.LARGEST_BYTES + 1);
        }
    }

    private byte[] fetched(String address) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = client.send(
                HttpRequest.newBuilder(URI.create(address)).timeout(TIMEOUT).build(),
                HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream stream = response.body()) {
            if (response.statusCode() != 200) {
                throw new WrongUsage(address + ": must be answered with HTTP 200, but was with " + response.statusCode()
                        + "; redirects are not followed");
            }
            return stream.readNBytes(WindowSearchParser.LARGEST_BYTES + 1);
        }
    }
}
