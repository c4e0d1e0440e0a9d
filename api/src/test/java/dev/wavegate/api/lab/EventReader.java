package dev.wavegate.api.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a stream of server-sent events, one by one. */
public final class EventReader implements AutoCloseable {
    /** An event, or a comment, whose name and data are empty. */
    public record Event(String id, String name, String data, String comment) {}

    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;

    EventReader(HttpResponse<InputStream> response) {
        this.response = response;
        this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    public int status() {
        return response.statusCode();
    }

    public String contentType() {
        return response.headers().firstValue("Content-Type").orElse("");
    }

    /** The next event or comment; nothing when the stream has ended. */
    public Optional<Event> next() {
        String id = "";
        String name = "";
        StringBuilder data = new StringBuilder();
        String comment = "";
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    return Optional.of(new Event(id, name, data.toString(), comment));
                }
                int colon = line.indexOf(':');
                String value = line.substring(colon + 1).strip();
                switch (line.substring(0, colon)) {
                    case "id" -> id = value;
                    case "event" -> name = value;
                    case "data" -> data.append(value);
                    default -> comment = value;
                }
            }
            return Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The next event that is not a comment; nothing when the stream has ended. */
    public Optional<Event> nextEvent() {
        Optional<Event> next = next();
        while (next.isPresent() && !next.get().comment().isEmpty()) {
            next = next();
        }
        return next;
    }

    /** All events up to the first of this name. */
    public List<Event> until(String name) {
        List<Event> events = new ArrayList<>();
        while (true) {
            Event next = nextEvent()
                    .orElseThrow(() -> new AssertionError("the stream ended before " + name + ", after " + events));
            events.add(next);
            if (next.name().equals(name)) {
                return events;
            }
        }
    }

    /** All events until the stream ends. */
    public List<Event> untilTheEnd() {
        List<Event> events = new ArrayList<>();
        for (Optional<Event> next = nextEvent(); next.isPresent(); next = nextEvent()) {
            events.add(next.get());
        }
        return events;
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
