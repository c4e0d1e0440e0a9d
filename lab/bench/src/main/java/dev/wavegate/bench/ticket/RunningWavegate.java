package dev.wavegate.bench.ticket;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.wavegate.local.command.LocalCommand;
import dev.wavegate.local.simulation.SimulatorPorts;
import dev.wavegate.local.state.Ports;

/** API and worker in a process of their own, so that its heap is theirs alone. */
final class RunningWavegate implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Pattern USED = Pattern.compile("generation +total \\d+K, used (\\d+)K");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final URI api;

    private RunningWavegate(Process process, URI api) {
        this.process = process;
        this.api = api;
    }

    /** @param tick how often ServiceNow is asked what changed */
    static RunningWavegate start(SimulatorPorts ports, Duration tick) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("wavegate-bench");
        int apiPort = Ports.free();
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        java("java"),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LocalCommand.class.getName(),
                        "up",
                        "--no-simulators",
                        "--engine",
                        "binary"))
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "WAVEGATE_HOME", home.toString(),
                        "WAVEGATE_API_PORT", Integer.toString(apiPort),
                        "WAVEGATE_SERVICENOW_PORT", Integer.toString(ports.serviceNow()),
                        "WAVEGATE_GOOGLE_PORT", Integer.toString(ports.google()),
                        "WAVEGATE_PAGERDUTY_PORT", Integer.toString(ports.pagerDuty()),
                        "WAVEGATE_FLEET_PORT", Integer.toString(ports.fleet()),
                        "WAVEGATE_FEEDS_CHANGE_TICK", tick.toSeconds() + "s"));
        RunningWavegate wavegate = new RunningWavegate(builder.start(), URI.create("http://127.0.0.1:" + apiPort));
        try {
            wavegate.awaitAnswer(home.resolve("log"));
            return wavegate;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            wavegate.close();
            throw failed;
        }
    }

    private void awaitAnswer(Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("it does not answer; " + Files.readString(log));
            }
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(api.resolve("/api/v1/rollouts")).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Starts the rollout of a plan in YAML. */
    void start(String plan) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(api.resolve("/api/v1/rollouts"))
                .header("Content-Type", "application/yaml")
                .POST(BodyPublishers.ofString(plan))
                .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 201) {
            throw new IOException("the plan was answered with HTTP " + response.statusCode() + ": " + response.body());
        }
    }

    /** What is in use after a full collection. */
    long heapKilobytes() throws IOException, InterruptedException {
        jcmd("GC.run");
        Matcher used = USED.matcher(jcmd("GC.heap_info"));
        long kilobytes = 0;
        while (used.find()) {
            kilobytes += Long.parseLong(used.group(1));
        }
        if (kilobytes == 0) {
            throw new IOException("jcmd does not tell the heap in use; a JDK is needed, not only a JRE");
        }
        return kilobytes;
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(java("jcmd"), Long.toString(process.pid()), command)
                .redirectErrorStream(true)
                .start();
        String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IOException("jcmd " + command + " failed: " + output);
        }
        return output;
    }

    private static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
