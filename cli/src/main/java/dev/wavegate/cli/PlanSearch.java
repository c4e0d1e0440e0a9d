package dev.wavegate.cli;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.cli.client.PlanRefused;
import dev.wavegate.cli.client.RolloutApi;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.wave.WaveSpec;
import dev.wavegate.domain.window.WindowDemand;
import dev.wavegate.domain.window.WindowRules;
import dev.wavegate.plan.PlanFormat;
import dev.wavegate.plan.PlanParser;

/** Asks a server, which knows the schedules that a plan names, when one wave of the plan fits. */
final class PlanSearch {
    private final RolloutPlan plan;
    private final Optional<String> wave;
    private final String region;
    private final int devices;

    /**
     * @param wave the wave's name; the first wave where it is empty
     * @param region whose rules hold; empty for those of the whole plan
     * @param devices how many devices the wave has in that region
     */
    PlanSearch(RolloutPlan plan, Optional<String> wave, String region, int devices) {
        this.plan = plan;
        this.wave = wave;
        this.region = region;
        this.devices = devices;
    }

    /** Reads a plan file as the API would. */
    static RolloutPlan plan(String file, byte[] body, PlanFormat format) {
        return PlanParser.read(body, format).match(read -> read.plan(), problems -> {
            throw new WrongUsage(String.join(
                    System.lineSeparator(),
                    problems.stream().map(problem -> file + ": " + problem).toList()));
        });
    }

    /** The server's answer, as {@code POST /api/v1/windows:search} gives it. */
    JsonNode ask(URI server, Optional<String> token, Instant from, Instant until) {
        try {
            return new RolloutApi(server, token)
                    .searchWindows(question(from, until).toString());
        } catch (PlanRefused refused) {
            throw new WrongUsage(String.join(System.lineSeparator(), refused.lines()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new WrongUsage("The search was interrupted.");
        } catch (IOException unreachable) {
            throw new WrongUsage(
                    server + " cannot be reached. A plan names schedules that only a running Wavegate knows:"
                            + " start it, or name it with --server.");
        }
    }

    private ObjectNode question(Instant from, Instant until) {
        WindowDemand demand = plan.demandOf(number(), known(region), devices, plan.pace());
        WindowRules rules = demand.rules();
        ObjectNode question = JsonNodeFactory.instance
                .objectNode()
                .put("from", from.toString())
                .put("until", until.toString());
        question.putObject("need")
                .put("duration", demand.work().toString())
                .put("lead", rules.lead().toString())
                .put("soak", demand.soak().toString())
                .put("reserve", rules.reserve().toString())
                .put("windowCovers", rules.covers().name());
        calendars(question.putArray("open"), rules.open());
        calendars(question.putArray("closed"), rules.closed());
        ArrayNode staffing = question.putArray("staffing");
        demand.staffing()
                .forEach(rule -> staffing.addObject()
                        .put("role", rule.role().value())
                        .put("min", rule.min())
                        .put("continuity", rule.continuity())
                        .put("roster", rule.roster().toString()));
        return question;
    }

    private static void calendars(ArrayNode list, List<ScheduleRef> calendars) {
        calendars.forEach(each -> list.addObject().put("source", each.toString()));
    }

    private WaveNumber number() {
        if (wave.isEmpty()) {
            return new WaveNumber(1);
        }
        List<String> names = plan.waves().stream().map(WaveSpec::name).toList();
        return new WaveNumber(1 + oneOf("wave", names, wave.get()));
    }

    private String known(String name) {
        if (!name.isEmpty()) {
            oneOf("region", plan.regions().names(), name);
        }
        return name;
    }

    private static int oneOf(String what, List<String> names, String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new WrongUsage("--" + what + " must be a " + what + " of the plan ("
                    + (names.isEmpty() ? "it has none" : String.join(", ", names)) + "), but is " + name);
        }
        return index;
    }
}
