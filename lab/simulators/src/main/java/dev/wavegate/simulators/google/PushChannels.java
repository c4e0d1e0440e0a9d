package dev.wavegate.simulators.google;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.wire.DaemonThreads;
import dev.wavegate.simulators.wire.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Push channels: the first call says that a channel is there, every further one that something in its calendar moved. Calls
 * are made one after the other and never repeated; safe for concurrent use.
 */
final class PushChannels implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(PushChannels.class);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-_+/=]{1,64}");
    private static final Duration LIFE = Duration.ofDays(7);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LONGEST_TOKEN = 256;

    private final Clock clock;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ExecutorService caller =
            Executors.newSingleThreadExecutor(DaemonThreads.named("google-calendar-channels"));
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private String via = "";
    private boolean silent;

    PushChannels(Clock clock) {
        this.clock = clock;
    }

    /** Opens a channel as {@code events.watch} does. */
    synchronized ObjectNode open(String calendar, JsonNode wish) {
        String id = wish.path("id").asText();
        String address = wish.path("address").asText();
        String token = wish.path("token").asText();
        if (!ID.matcher(id).matches() || !wish.path("type").asText().equals("web_hook")) {
            throw GoogleErrors.invalid("Invalid channel id or type.");
        }
        if (!address.startsWith("https://")) {
            throw GoogleErrors.notHttps(address);
        }
        if (token.length() > LONGEST_TOKEN) {
            throw GoogleErrors.invalid("Invalid channel address or token.");
        }
        if (channels.containsKey(id)) {
            throw GoogleErrors.global(400, "channelIdNotUnique", "Channel id not unique");
        }
        Instant until = clock.instant().plus(LIFE);
        Channel channel = new Channel(id, calendar, URI.create(address), token, until, 1);
        channels.put(id, channel);
        call(channel, "sync");
        return Json.object()
                .put("kind", "api#channel")
                .put("id", id)
                .put("resourceId", channel.resource())
                .put("resourceUri", channel.resourceUri())
                .put("token", token)
                .put("expiration", Long.toString(until.toEpochMilli()));
    }

    /** Closes a channel as {@code channels.stop} does. */
    synchronized void close(JsonNode wish) {
        Channel channel = channels.get(wish.path("id").asText());
        if (channel == null
                || !channel.resource().equals(wish.path("resourceId").asText())) {
            throw GoogleErrors.notFound();
        }
        channels.remove(channel.id());
    }

    /** Something in the calendar moved. */
    synchronized void moved(String calendar) {
        for (Channel channel : List.copyOf(channels.values())) {
            if (!clock.instant().isBefore(channel.until())) {
                channels.remove(channel.id());
            } else if (channel.calendar().equals(calendar) && !silent) {
                Channel next = channel.next();
                channels.put(channel.id(), next);
                call(next, "exists");
            }
        }
    }

    /** From now on calls go to the address by way of this origin, unless it is empty, or get lost. */
    synchronized void route(String origin, boolean lost) {
        via = origin;
        silent = lost;
    }

    synchronized void clear() {
        channels.clear();
        via = "";
        silent = false;
    }

    private void call(Channel channel, String state) {
        HttpRequest request = HttpRequest.newBuilder(
                        via.isEmpty()
                                ? channel.address()
                                : URI.create(via).resolve(channel.address().getPath()))
                .timeout(PATIENCE)
                .header("X-Goog-Channel-ID", channel.id())
                .header("X-Goog-Message-Number", Long.toString(channel.message()))
                .header("X-Goog-Resource-ID", channel.resource())
                .header("X-Goog-Resource-State", state)
                .header("X-Goog-Resource-URI", channel.resourceUri())
                .header(
                        "X-Goog-Channel-Expiration",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                channel.until().atOffset(ZoneOffset.UTC)))
                .header("X-Goog-Channel-Token", channel.token())
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        caller.execute(() -> {
            try {
                client.send(request, BodyHandlers.discarding());
            } catch (IOException lost) {
                LOG.atInfo().addKeyValue("address", channel.address()).log("a notification was not taken");
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void close() {
        caller.shutdownNow();
    }

    /**
     * One channel.
     *
     * @param message the number of its last message
     */
    private record Channel(String id, String calendar, URI address, String token, Instant until, long message) {
        Channel next() {
            return new Channel(id, calendar, address, token, until, message + 1);
        }

        String resource() {
            return "r" + Integer.toHexString(calendar.hashCode());
        }

        String resourceUri() {
            return "https://www.googleapis.com/calendar/v3/calendars/" + calendar + "/events?alt=json";
        }
    }
}
