package dev.wavegate.integrations.googlecalendar;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import com.sun.net.httpserver.HttpServer;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.schedule.ScheduleWatch;
import dev.wavegate.domain.schedule.ScheduleWatches;
import dev.wavegate.domain.text.Secret;
import dev.wavegate.integrations.lab.Persistence;
import dev.wavegate.integrations.lab.SimulatorControl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.wavegate.golden.GoldenMessages.goldenMessage;
import static dev.wavegate.integrations.googlecalendar.GoogleLab.event;
import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class GoogleScheduleWatchesTest {
    private static final String CALENDAR = "maintenance";
    private static final ScheduleRef REF = new ScheduleRef("google", CALENDAR);

    private static final String NIGHT = "{\"summary\":\"Night\",\"start\":{\"dateTime\":\"2026-12-03T22:00:00Z\"},"
            + "\"end\":{\"dateTime\":\"2026-12-03T23:00:00Z\"}}";

    private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();
    private HttpServer hook;

    @RegisterExtension
    final GoogleLab lab = new GoogleLab();

    private ScheduleWatches watches;

    @BeforeEach
    void start() throws IOException {
        hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hook.createContext("/hook", exchange -> {
            calls.add(exchange.getRequestHeaders().getFirst("X-Goog-Resource-State") + " "
                    + exchange.getRequestHeaders().getFirst("X-Goog-Message-Number") + " "
                    + exchange.getRequestHeaders().getFirst("X-Goog-Channel-Token") + " "
                    + exchange.getRequestHeaders().getFirst("X-Goog-Channel-ID"));
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        hook.start();
        lab.plan(CALENDAR, ZoneOffset.UTC, List.of());
        String origin = "http://127.0.0.1:" + hook.getAddress().getPort();
        lab.control()
                .send(
                        "POST",
                        "/_sim/notifications",
                        SimulatorControl.object().put("via", origin).toString());
        watches = watchesCallingWith("knock-knock");
    }

    private ScheduleWatches watchesCallingWith(String secret) {
        PushTarget target = new PushTarget(URI.create("https://wavegate.example/hook"), new Secret(secret));
        return GoogleCalendar.connect(lab.settings().calling(target), lab.clock())
                .watches()
                .orElseThrow();
    }

    @AfterEach
    void stop() {
        hook.stop(0);
    }

    private String nextCall() throws InterruptedException {
        return String.valueOf(calls.poll(2, TimeUnit.MINUTES));
    }

    private void plan() {
        lab.plan(CALENDAR, ZoneOffset.UTC, List.of(event("Night", "2026-12-01T22:00:00Z", "2026-12-01T23:00:00Z")));
    }

    @Test
    void areCalledWithTheSecretWhenTheCalendarMoves() throws InterruptedException {
        ScheduleWatch watch = watches.begin(REF);
        assertThat(nextCall()).isEqualTo("sync 1 knock-knock " + watch.id());
        assertThat(watch.until()).isEqualTo(lab.clock().instant().plus(Duration.ofDays(7)));

        plan();

        assertThat(nextCall()).isEqualTo("exists 2 knock-knock " + watch.id());
    }

    @Test
    void overlapSoThatNoCallIsMissed() throws InterruptedException {
        ScheduleWatch first = watches.begin(REF);
        assertThat(nextCall()).startsWith("sync 1");
        lab.clock().advance(Duration.ofDays(6));

        ScheduleWatch next = watches.renewed(first, lab.clock().instant());

        assertThat(next.id()).isNotEqualTo(first.id());
        assertThat(next.until()).isAfter(first.until());
        assertThat(nextCall()).isEqualTo("sync 1 knock-knock " + next.id());
        plan();
        assertThat(nextCall()).isEqualTo("exists 2 knock-knock " + next.id());
        assertThat(calls).isEmpty();
    }

    @Test
    void areBegunAnewWhenTheyCallWithAnotherSecret() throws InterruptedException {
        ScheduleWatch before = watches.begin(REF);
        assertThat(nextCall()).startsWith("sync 1");
        ScheduleWatches changed = watchesCallingWith("knock-twice");

        assertThat(watches.renewed(before, lab.clock().instant())).isEqualTo(before);
        ScheduleWatch next = changed.renewed(before, lab.clock().instant());

        assertThat(nextCall()).isEqualTo("sync 1 knock-twice " + next.id());
        assertThat(changed.renewed(next, lab.clock().instant())).isEqualTo(next);
        plan();
        assertThat(nextCall()).isEqualTo("exists 2 knock-twice " + next.id());
    }

    @ParameterizedTest
    @CsvSource({"commit-then-drop, 1", "commit-then-drop, 3", "malformed, 1", "drop, 1"})
    void areOneHoweverOftenTheAnswerWasLost(String kind, int times) throws InterruptedException {
        lab.control().fault(kind, "POST", GoogleLab.events(CALENDAR) + "/watch", times);
        AtomicReference<ScheduleWatch> begun = new AtomicReference<>();

        assertThat(Persistence.untilDone(lab.clock(), () -> begun.set(watches.begin(REF))))
                .hasSize(times)
                .containsOnly(FailureCode.SYSTEM_OUTCOME_UNKNOWN);

        if (!kind.equals("drop")) {
            assertThat(nextCall()).startsWith("sync 1");
        }
        assertThat(nextCall()).isEqualTo("sync 1 knock-knock " + begun.get().id());
        plan();
        assertThat(nextCall()).isEqualTo("exists 2 knock-knock " + begun.get().id());
        lab.control().send("POST", GoogleLab.events(CALENDAR), NIGHT);
        assertThat(nextCall()).isEqualTo("exists 3 knock-knock " + begun.get().id());
    }

    @Test
    void areBegunHoweverManyAnswersWereLost() {
        lab.control().fault("commit-then-drop", "POST", GoogleLab.events(CALENDAR) + "/watch", 8);

        assertThat(Persistence.untilDone(lab.clock(), () -> watches.begin(REF))).hasSize(8);
    }

    @Test
    void stayWhereTheLeftoverCannotBeClosed() throws InterruptedException {
        lab.control().fault("commit-then-drop", "POST", GoogleLab.events(CALENDAR) + "/watch");
        assertFails(FailureCode.SYSTEM_OUTCOME_UNKNOWN, () -> watches.begin(REF));
        lab.control().refuse(500, "POST", "/calendar/v3/channels/stop", 0);

        ScheduleWatch watch = watches.begin(REF);

        assertThat(nextCall()).startsWith("sync 1");
        assertThat(nextCall()).isEqualTo("sync 1 knock-knock " + watch.id());
    }

    @ParameterizedTest
    @CsvSource({"commit-then-drop", "drop", "500"})
    void areEndedHoweverTheAnswerWasLost(String kind) throws InterruptedException {
        ScheduleWatch ended = watches.begin(REF);
        assertThat(nextCall()).endsWith(ended.id());
        if (kind.equals("500")) {
            lab.control().refuse(500, "POST", "/calendar/v3/channels/stop", 0);
        } else {
            lab.control().fault(kind, "POST", "/calendar/v3/channels/stop");
        }

        assertThat(Persistence.untilDone(lab.clock(), () -> watches.end(ended)))
                .containsExactly(FailureCode.SYSTEM_OUTCOME_UNKNOWN);

        plan();
        ScheduleWatch next = watches.begin(REF);
        assertThat(nextCall()).isEqualTo("sync 1 knock-knock " + next.id());
    }

    @Test
    void endHoweverOften() throws InterruptedException {
        ScheduleWatch ended = watches.begin(REF);
        ScheduleWatch other = watches.begin(REF);
        assertThat(nextCall()).endsWith(ended.id());
        assertThat(nextCall()).endsWith(other.id());

        watches.end(ended);
        watches.end(ended);
        plan();

        assertThat(nextCall()).isEqualTo("exists 2 knock-knock " + other.id());
    }

    @Test
    void sayThatACalendarIsMissing() {
        assertFails(FailureCode.CALENDAR_MISSING, () -> watches.begin(new ScheduleRef("google", "nosuchcalendar")));
    }

    @Test
    void areNoneWhereGoogleCannotReachUs() {
        assertThat(lab.connect().watches()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PushTarget(URI.create("https://example.org/hook"), new Secret("x".repeat(257))))
                .satisfies(goldenMessage("google.push-token"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PushTarget(URI.create("http://example.org/hook"), new Secret("x")))
                .satisfies(goldenMessage("google.push-address"));
    }
}
