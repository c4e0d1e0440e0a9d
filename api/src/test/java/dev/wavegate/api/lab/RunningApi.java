package dev.wavegate.api.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.wavegate.api.ApiApplication;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.plan.CanonicalPlan;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The real application on a free port of this machine, and a client that calls it. */
public final class RunningApi implements AutoCloseable {
    public static final String ROLLOUTS = "/api/v1/rollouts";

    private static final RunningApi SHARED = with();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final ConfigurableApplicationContext context;
    private final String address;

    private RunningApi(ConfigurableApplicationContext context) {
        this.context = context;
        this.address = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    /** One with nothing set, for all tests that do not care. */
    public static RunningApi shared() {
        return SHARED;
    }

    /** One with these settings, each {@code key=value}, beside a port of its own. */
    public static RunningApi with(String... settings) {
        return start(true, settings);
    }

    /** One that looks for its engine where its settings say. */
    public static RunningApi withItsOwnEngine(String... settings) {
        return start(false, settings);
    }

    private static RunningApi start(boolean givenEngine, String... settings) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--wavegate.api.port=0");
        arguments.add("--wavegate.api.stream-heartbeat=200ms");
        arguments.add("--wavegate.api.engine-patience=" + (givenEngine ? "10s" : "1s"));
        arguments.add("--wavegate.database.url=" + Surroundings.databaseUrl());
        arguments.add("--wavegate.database.username=postgres");
        arguments.add("--spring.main.banner-mode=off");
        List.of(settings).forEach(setting -> arguments.add("--" + setting));
        return new RunningApi(new SpringApplicationBuilder(ApiApplication.class)
                .initializers(application -> {
                    if (givenEngine) {
                        GenericApplicationContext beans = (GenericApplicationContext) application;
                        beans.registerBean(WorkflowClient.class, Surroundings::client);
                        beans.registerBean(
                                WorkflowServiceStubs.class,
                                () -> Surroundings.client().getWorkflowServiceStubs(),
                                definition -> definition.setDestroyMethodName(""));
                    }
                })
                .run(arguments.toArray(String[]::new)));
    }

    public HttpAnswer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public HttpAnswer post(String path, String contentType, String body, String... headers) {
        return send(request(path, headers).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    public HttpAnswer post(String path) {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    public HttpAnswer postJson(String path, String body, String... headers) {
        return post(path, "application/json", body, headers);
    }

    public HttpAnswer send(String method, String path) {
        return send(request(path).method(method, BodyPublishers.noBody()));
    }

    /** Sends this text as it stands, and reads until the server closes the connection. */
    public HttpAnswer raw(String request) {
        URI target = URI.create(address);
        try (Socket socket = new Socket(target.getHost(), target.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = text.indexOf("\r\n\r\n");
            List<String> head = text.substring(0, end).lines().toList();
            Map<String, List<String>> headers = head.stream()
                    .skip(1)
                    .map(line -> line.split(": ?", 2))
                    .collect(Collectors.groupingBy(
                            parts -> parts[0], Collectors.mapping(parts -> parts[1], Collectors.toList())));
            return new HttpAnswer(
                    Integer.parseInt(head.get(0).split(" ", 3)[1]),
                    HttpHeaders.of(headers, (name, value) -> true),
                    text.substring(end + 4));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Starts a plan and waits until its story has begun to tell. */
    public HttpAnswer start(RolloutPlan plan) {
        HttpAnswer answer = postJson(ROLLOUTS, CanonicalPlan.json(plan));
        try (EventReader events = follow(plan.id().value(), 0)) {
            events.until("rollout.started");
        }
        return answer;
    }

    public EventReader follow(String rollout, long after, String... headers) {
        String path = ROLLOUTS + "/" + rollout + "/journal:stream" + (after == 0 ? "" : "?after=" + after);
        try {
            return new EventReader(HTTP.send(request(path, headers).GET().build(), BodyHandlers.ofInputStream()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** A part of it, for what cannot be brought about from outside. */
    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    public String address() {
        return address;
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofMinutes(2));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static HttpAnswer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new HttpAnswer(response.statusCode(), response.headers(), response.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
