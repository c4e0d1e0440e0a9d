package dev.wavegate.cli.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JournalStreamTest {
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<JournalLine> heard = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/rollouts/x/journal:stream", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void hearsEachEntryOnceOverBrokenConnectionsUntilTheEnd() throws IOException, InterruptedException {
        URI api = URI.create("http://127.0.0.1:" + server.getAddress().getPort());

        new JournalStream(new RolloutApi(api), "x", heard::add).follow();

        assertThat(heard)
                .containsExactly(
                        new JournalLine(1, "rollout.started", "Läuft"),
                        new JournalLine(2, "wave.started", "two"),
                        new JournalLine(3, "rollout.rolled-back", "ROLLED_BACK x"));
        assertThat(asked).containsExactly("none", "none", "2");
    }

    /** Refuses first, then breaks off in the middle of an entry, then repeats one and goes on after the end. */
    private void answer(HttpExchange exchange) throws IOException {
        List<String> ids = exchange.getRequestHeaders().getOrDefault("Last-Event-ID", List.of("none"));
        asked.add(ids.get(0));
        String body = switch (asked.size()) {
            case 1 -> "";
            case 2 ->
                ": heartbeat\n\n" + event(1, "rollout.started", "Läuft") + event(2, "wave.started", "two")
                        + "id: 3\ndata: {\"position\":3,";
            default ->
                event(2, "wave.started", "two")
                        + event(3, "rollout.rolled-back", "ROLLED_BACK x")
                        + event(4, "late", "not heard");
        };
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(asked.size() == 1 ? 503 : 200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String event(long position, String kind, String text) {
        return "id:" + position + "\nevent:" + kind + "\ndata:{\"position\":" + position + ",\"kind\":\"" + kind
                + "\",\"text\":\"" + text + "\"}\n\n";
    }
}
