package dev.wavegate.simulators.pagerduty;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
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
                    .route("GET", "/schedules/{id}/users", limited(this::usersOf))
                    .route("GET", "/schedules/{id}/overrides", limited(this::overrides))
                    .route("POST", "/schedules/{id}/overrides", limited(this::override))
                    .route("GET", "/v3/schedules/{id}", limited(this::shiftBased))
                    .route("GET", "/users", limited(this::users))
                    .route("GET", "/users/{id}", limited(this::user))
                    .route("GET", "/escalation_policies", limited(this::policies))
                    .route("GET", "/escalation_policies/{id}", limited(this::policy))
                    .route("GET", "/oncalls", limited(this::onCalls))
                    .fallback(limited(request -> PagerDutyErrors.notFound().response()))
                    .control("POST", "schedules", this::replace)
                    .control("POST", "policies", this::replacePolicies);
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
            String token = settings.oauthToken();
            String sent = request.header("Authorization").orElse("");
            boolean granted = !token.isEmpty() && sent.equals("Bearer " + token);
            if (!key.isEmpty() && !granted && !sent.equals("Token token=" + key)) {
                throw PagerDutyErrors.unauthenticated();
            }
        }

        private SimResponse list(SimRequest request) {
            ScheduleRange range = ScheduleRange.read(request);
            boolean rendered = request.queries("include[]").contains("final_schedule");
            String text = request.query("query").orElse("").toLowerCase(Locale.ROOT);
            List<ObjectNode> all = schedules.all().stream()
                    .filter(schedule -> !schedule.shiftBased())
                    .filter(schedule -> schedule.name().toLowerCase(Locale.ROOT).contains(text))
                    .map(schedule -> rendered ? schedule.toRendered(range) : schedule.toListed())
                    .toList();
            return SimResponse.json(200, ListPage.read(request).of("schedules", all));
        }

        private SimResponse schedule(SimRequest request) {
            ObjectNode rendered = found(request, false).toRendered(ScheduleRange.read(request));
            return SimResponse.json(200, Map.of("schedule", rendered));
        }

        /** The schedule of the path; those of version 3 are not found where version 2 is asked, nor the other way. */
        private RosterSchedule found(SimRequest request, boolean shiftBased) {
            return schedules
                    .find(request.variable("id"))
                    .filter(schedule -> schedule.shiftBased() == shiftBased)
                    .orElseThrow(PagerDutyErrors::notFound);
        }

        private SimResponse shiftBased(SimRequest request) {
            RosterSchedule schedule = found(request, true);
            ObjectNode node = schedule.toReference()
                    .put("type", "schedule_v3")
                    .put("name", schedule.name())
                    .put("time_zone", schedule.timeZone().getId());
            node.putArray("rotations");
            return SimResponse.json(200, Map.of("schedule", node));
        }

        private SimResponse usersOf(SimRequest request) {
            ScheduleRange range = ScheduleRange.read(request);
            List<ObjectNode> users = found(request, false).finalEntries().stream()
                    .filter(entry -> !range.isGiven() || entry.overlaps(range.since(), range.until()))
                    .flatMap(entry -> entry.user().stream())
                    .distinct()
                    .map(RosterUser::toResource)
                    .toList();
            return SimResponse.json(200, Map.of("users", users));
        }

        private SimResponse overrides(SimRequest request) {
            ScheduleRange range = ScheduleRange.read(request);
            if (!range.isGiven()) {
                throw PagerDutyErrors.invalid("since and until are required");
            }
            return SimResponse.json(
                    200, Map.of("overrides", found(request, false).toOverrides(range)));
        }

        /** One by one, each with its own answer. */
        private SimResponse override(SimRequest request) {
            List<Map<String, ?>> answers = new ArrayList<>();
            for (JsonNode wish : request.json().path("overrides")) {
                Optional<RosterUser> user =
                        schedules.findUser(wish.at("/user/id").asText());
                if (user.isEmpty()) {
                    answers.add(Map.of("status", 400, "errors", List.of("User not found"), "override", wish));
                    continue;
                }
                ObjectNode entry = wish.deepCopy();
                RosterEntry read = RosterEntry.read(entry.set("user", user.get().toResource()));
                schedules.override(found(request, false), read);
                answers.add(Map.of("status", 201, "override", wish));
            }
            return SimResponse.json(201, answers);
        }

        private SimResponse users(SimRequest request) {
            String text = request.query("query").orElse("").toLowerCase(Locale.ROOT);
            List<ObjectNode> all = schedules.users().stream()
                    .map(RosterUser::toResource)
                    .filter(user -> user.toString().toLowerCase(Locale.ROOT).contains(text))
                    .toList();
            return SimResponse.json(200, ListPage.read(request).of("users", all));
        }

        private SimResponse policies(SimRequest request) {
            List<RosterSchedule> known = schedules.all();
            List<ObjectNode> all = schedules.policies().stream()
                    .map(policy -> policy.toResource(known))
                    .toList();
            return SimResponse.json(200, ListPage.read(request).of("escalation_policies", all));
        }

        private SimResponse policy(SimRequest request) {
            RosterPolicy policy = schedules.policies().stream()
                    .filter(each -> each.id().equals(request.variable("id")))
                    .findFirst()
                    .orElseThrow(PagerDutyErrors::notFound);
            return SimResponse.json(200, Map.of("escalation_policy", policy.toResource(schedules.all())));
        }

        private SimResponse user(SimRequest request) {
            RosterUser user = schedules.findUser(request.variable("id")).orElseThrow(PagerDutyErrors::notFound);
            return SimResponse.json(200, Map.of("user", user.toResource()));
        }

        private SimResponse onCalls(SimRequest request) {
            List<ObjectNode> all =
                    OnCallQuery.read(request, settings.clock().instant()).over(schedules);
            return SimResponse.json(200, ListPage.read(request).of("oncalls", all));
        }

        private SimResponse replace(SimRequest request) {
            return SimResponse.json(200, Json.object().put("schedules", schedules.put(request.json())));
        }

        private SimResponse replacePolicies(SimRequest request) {
            return SimResponse.json(200, Json.object().put("policies", schedules.putPolicies(request.json())));
        }
    }
}
