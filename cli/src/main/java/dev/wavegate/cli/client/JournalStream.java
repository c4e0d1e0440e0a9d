package dev.wavegate.cli.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;

/** Follows the journal of one rollout to its end, each entry once and in order, over as many connections as it takes. */
public final class JournalStream {
    private static final long BEFORE_RECONNECTING_MILLIS = 300;
    private static final int MOST_FAILURES_IN_A_ROW = 20;

    private final RolloutApi api;
    private final String rollout;
    private final Consumer<JournalLine> listener;
    private long seen;
    private volatile boolean over;

    public JournalStream(RolloutApi api, String rollout, Consumer<JournalLine> listener) {
        this.api = api;
        this.rollout = rollout;
        this.listener = listener;
    }

    /** Makes {@link #follow} return before the end. */
    public void stop() {
        over = true;
    }

    /** Returns after the entry that ends the rollout was heard; fails when the API stays away. */
    public void follow() throws IOException, InterruptedException {
        int failures = 0;
        while (!over) {
            long before = seen;
            try (InputStream events = api.events(rollout, seen)) {
                read(events);
            } catch (IOException broken) {
                if (failures >= MOST_FAILURES_IN_A_ROW) {
                    throw broken;
                }
            }
            failures = seen > before ? 0 : failures + 1;
            if (!over) {
                TimeUnit.MILLISECONDS.sleep(BEFORE_RECONNECTING_MILLIS);
            }
        }
    }

    private void read(InputStream events) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(events, StandardCharsets.UTF_8));
        StringBuilder data = new StringBuilder();
        String line = reader.readLine();
        while (line != null && !over) {
            if (line.isEmpty()) {
                hear(data.toString());
                data.setLength(0);
            } else if (line.startsWith("data:")) {
                data.append(data.length() == 0 ? "" : "\n").append(line.substring("data:".length()));
            }
            line = over ? null : reader.readLine();
        }
    }

    private void hear(String data) {
        JsonNode entry = RolloutApi.tree(data);
        long position = entry.path("position").asLong();
        if (position > seen) {
            seen = position;
            JournalLine line = new JournalLine(
                    position, entry.path("kind").asText(), entry.path("text").asText());
            listener.accept(line);
            if (line.ends()) {
                over = true;
            }
        }
    }
}
