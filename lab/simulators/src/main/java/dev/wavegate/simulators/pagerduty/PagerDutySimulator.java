package dev.wavegate.simulators.pagerduty;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.wire.Json;
import dev.wavegate.simulators.wire.SimRefusal;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;
import dev.wavegate.simulators.wire.SimRoute;
import dev.wavegate.simulators.wire.SimServer;
import dev.wavegate.simulators.wire.Simulator;

/** A PagerDuty account. */
public final class PagerDutySimulator extends Simulator {
    private PagerDutySimulator(SimServer server) {
        super(server);
    }

    /** Starts serving; a port that is taken is a {@link java.net.BindException} naming it. */
    public static PagerDutySimulator start(PagerDutySettings settings) throws IOException {
        ScheduleStore schedules = new ScheduleStore(settings.schedules());
        RateLimit limit = new RateLimit(settings.requestsPerMinute(), settings.clock());
        SimServer.Builder server = SimServer.named("pagerduty")
                .port(settings.port())
                .clock(settings.clock())
                .onReset(() -> {
                    schedules.reset();
                    limit.reset();
                })
                .faultResponse(status ->
                        limit.describe(PagerDutyErrors.injected(status).response()));
        new Routes(schedules, limit, settings).addTo(server);
        return new PagerDutySimulator(server.start());
    }

    /** The part of the API that the simulator has, and its own routes under /_sim. */
    private record Routes(ScheduleStore schedules, RateLimit limit, PagerDutySettings settings) {
        void addTo(SimServer.Builder server) {
            server.route("GET", "/schedules", limited(this::list))
                    .route("GET", "/schedules/{id}", limited(this::schedule))
                    .route("GET", "/users/{id}", limited(this::user))
                    .route("GET", "/oncalls", limited(this::onCalls))
                    .fallback(limited(request -> PagerDutyErrors.notFound().response()))
                    .control("POST", "schedules", this::replace);
        }

        /** Every response of a known caller says how many requests are left. */
        private SimRoute limited(SimRoute route) {
            return request -> {
                try {
                    requireKey(request);
                    return limit.describe(
                            limit.take()
                                    ? route.answer(request)
                                    : PagerDutyErrors.throttled().response());
                } catch (SimRefusal refusal) {
                    return limit.describe(refusal.response());
                }
            };
        }

        private void requireKey(SimRequest request) {
            String key = settings.apiKey();
            String sent = request.header("Authorization").orElse("");
            if (!key.isEmpty() && !sent.equals("Token token=" + key) && !sent.equals("Bearer " + key)) {
                throw PagerDutyErrors.unauthenticated();
            }
        }

        private SimResponse list(SimRequest request) {
            ScheduleRange range = ScheduleRange.read(request);
            boolean rendered = request.queries("include[]").contains("final_schedule");
            String text = request.query("query").orElse("").toLowerCase(Locale.ROOT);
            List<ObjectNode> all = schedules.all().stream()
                    .filter(schedule -> schedule.name().toLowerCase(Locale.ROOT).contains(text))
                    .map(schedule -> rendered ? schedule.toRendered(range) : schedule.toListed())
                    .toList();
            return SimResponse.json(200, ListPage.read(request).of("schedules", all));
        }

        private SimResponse schedule(SimRequest request) {
            RosterSchedule schedule = schedules.find(request.variable("id")).orElseThrow(PagerDutyErrors::notFound);
            ObjectNode rendered = schedule.toRendered(ScheduleRange.read(request));
            return SimResponse.json(200, Map.of("schedule", rendered));
        }

        private SimResponse user(SimRequest request) {
            RosterUser user = schedules.findUser(request.variable("id")).orElseThrow(PagerDutyErrors::notFound);
            return SimResponse.json(200, Map.of("user", user.toResource()));
        }

        private SimResponse onCalls(SimRequest request) {
            List<ObjectNode> all =
                    OnCallQuery.read(request, settings.clock().instant()).over(schedules.all());
            return SimResponse.json(200, ListPage.read(request).of("oncalls", all));
        }

        private SimResponse replace(SimRequest request) {
            return SimResponse.json(200, Json.object().put("schedules", schedules.put(request.json())));
        }
    }
}
