package dev.wavegate.integrations.genericroster;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.text.Secret;
import dev.wavegate.integrations.http.HttpSettings;
import dev.wavegate.integrations.lab.SimulatorControl;
import dev.wavegate.integrations.lab.SimulatorLab;
import dev.wavegate.simulators.roster.RosterSystemsSettings;
import dev.wavegate.simulators.roster.RosterSystemsSimulator;
import dev.wavegate.testkit.schedule.TestClock;

import static org.assertj.core.api.Assertions.assertThat;

/** Simulated shift systems, and the dialects that are shipped for their like. */
final class RosterLab extends SimulatorLab<RosterSystemsSimulator> {
    static final String TOKEN = "roster-t0ken";

    private final Instant start;

    RosterLab(Instant start) {
        super(
                TestClock.at(start),
                clock -> RosterSystemsSimulator.start(
                        RosterSystemsSettings.onPort(0).requiring(TOKEN).at(clock)));
        this.start = start;
    }

    @Override
    protected void beginAnew() {
        super.beginAnew();
        clock().moveTo(start);
    }

    static Path example(String name) {
        return Path.of("../examples/rosters", name);
    }

    GenericRosterSettings settings(Path dialect, String secret) {
        return GenericRosterSettings.at("lab", dialect, root())
                .withSecrets(Map.of(secret, new Secret(TOKEN)))
                .withHttp(HttpSettings.defaults().withRequestsPerSecond(100_000).withPause(clock()::advance));
    }

    void plan(String roster, List<ObjectNode> shifts) {
        ObjectNode planned = SimulatorControl.object().put("id", roster);
        planned.putArray("shifts").addAll(shifts);
        post("/_sim/rosters", "[" + planned + "]");
    }

    void planPresences(String roster, List<Presence> presences) {
        plan(roster, presences.stream().map(RosterLab::shift).toList());
    }

    static ObjectNode shift(Presence presence) {
        Person person = presence.person();
        ObjectNode shift = SimulatorControl.object()
                .put("start", presence.interval().start().toString())
                .put("end", presence.interval().end().toString());
        shift.putObject("person")
                .put("id", id(person))
                .put("name", person.name())
                .put("email", person.key().replace("ada", "Ada"));
        return shift;
    }

    static int id(Person person) {
        return 1 + (person.hashCode() & 0xffffff);
    }

    void behave(String manners) {
        post("/_sim/manners", manners);
    }

    void post(String path, String body) {
        assertThat(control().send("POST", path, body).statusCode()).isBetween(200, 299);
    }
}
