package dev.wavegate.simulators.roster;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.wavegate.simulators.roster.RosterStore.Break;
import dev.wavegate.simulators.roster.RosterStore.Employee;
import dev.wavegate.simulators.roster.RosterStore.Shift;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;

/** Rosters as tables of the kind that people export, with local times. */
record CsvExport(RosterStore rosters) {
    private static final String KEY = "X-Api-Key";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm", Locale.ROOT).withZone(ZoneId.of("Europe/Berlin"));

    void addTo(RosterSystemsSimulator.Routes routes) {
        routes.add("GET", "/exports/{roster}.csv", KEY, "", this::table).addProbe("/exports", KEY, "");
    }

    private SimResponse table(SimRequest request) {
        String roster = request.variable("roster");
        List<Shift> shifts =
                rosters.roster(roster).orElseThrow(() -> RosterSystemsSimulator.missing("roster " + roster));
        StringBuilder table = new StringBuilder("E-mail;Name;From;To;State;Break from;Break to\r\n");
        shifts.forEach(shift -> table.append(row(shift)));
        return SimResponse.of(200, "text/csv; charset=utf-8", table.toString());
    }

    private String row(Shift shift) {
        Employee person = rosters.person(shift);
        Optional<Break> first = shift.breaks().stream().findFirst();
        return String.join(
                        ";",
                        person.email(),
                        "\"" + person.name().replace("\"", "\"\"") + "\"",
                        TIME.format(shift.start()),
                        TIME.format(shift.end()),
                        shift.published() ? "published" : "draft",
                        first.flatMap(Break::start).map(TIME::format).orElse(""),
                        first.flatMap(Break::end).map(TIME::format).orElse(""))
                + "\r\n";
    }
}
