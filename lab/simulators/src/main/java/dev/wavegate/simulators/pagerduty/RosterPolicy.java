package dev.wavegate.simulators.pagerduty;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.wire.Json;
import dev.wavegate.simulators.wire.JsonFields;

/**
 * An escalation policy: who is called, level by level.
 *
 * @param rules the levels, the first one first
 */
record RosterPolicy(String id, String name, List<Rule> rules) {
    RosterPolicy {
        rules = List.copyOf(rules);
    }

    /** The policy that a schedule has when nobody makes another. */
    static RosterPolicy ofOne(RosterSchedule schedule) {
        return new RosterPolicy(
                "PE" + schedule.id(), schedule.name(), List.of(new Rule(List.of(schedule.id()), List.of())));
    }

    static RosterPolicy read(JsonNode body) {
        JsonFields fields = JsonFields.of("a policy", body, "id", "name", "rules");
        List<Rule> rules = new ArrayList<>();
        for (JsonNode rule : fields.elements("rules")) {
            JsonFields level = JsonFields.of("a rule", rule, "schedules", "users");
            rules.add(new Rule(
                    level.elements("schedules").stream().map(JsonNode::asText).toList(),
                    level.elements("users").stream().map(RosterUser::read).toList()));
        }
        return new RosterPolicy(fields.text("id"), fields.text("name", fields.text("id")), rules);
    }

    boolean names(RosterSchedule schedule) {
        return rules.stream().anyMatch(rule -> rule.schedules().contains(schedule.id()));
    }

    Stream<RosterUser> users() {
        return rules.stream().flatMap(rule -> rule.users().stream());
    }

    ObjectNode toReference() {
        return Json.object()
                .put("id", id)
                .put("type", "escalation_policy_reference")
                .put("summary", name)
                .put("self", "https://api.pagerduty.com/escalation_policies/" + id)
                .put("html_url", "https://simulated.pagerduty.com/escalation_policies/" + id);
    }

    ObjectNode toResource(List<RosterSchedule> schedules) {
        ObjectNode node =
                toReference().put("type", "escalation_policy").put("name", name).put("num_loops", 0);
        ArrayNode levels = node.putArray("escalation_rules");
        for (int level = 0; level < rules.size(); level++) {
            Rule rule = rules.get(level);
            ArrayNode targets = levels.addObject()
                    .put("id", id + "R" + (level + 1))
                    .put("escalation_delay_in_minutes", 30)
                    .putArray("targets");
            schedules.stream()
                    .filter(schedule -> rule.schedules().contains(schedule.id()))
                    .forEach(schedule -> targets.add(schedule.toReference()));
            rule.users().forEach(user -> targets.add(user.toReference()));
        }
        node.putArray("services");
        node.putArray("teams");
        return node;
    }

    /**
     * One level.
     *
     * @param schedules whoever is on call there
     * @param users who is on call always
     */
    record Rule(List<String> schedules, List<RosterUser> users) {
        Rule {
            schedules = List.copyOf(schedules);
            users = List.copyOf(users);
        }
    }
}
