package dev.wavegate.simulators.roster;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;
import dev.wavegate.simulators.wire.SimServerBuilder;

/** Rosters as tables of the kind that people export, with local times. */
final class CsvExport implements RosterSystem {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm", Locale.ROOT).withZone(ZoneId.of("Europe/Berlin"));

    private final RosterBoard board;

    CsvExport(RosterBoard board) {
        this.board = board;
    }

    @Override
    public void addTo(SimServerBuilder server, Door door) {
        server.route("GET", "/exports/{roster}.csv", door.to(this::table, "X-Api-Key", ""))
                .route("GET", "/exports", door.to(request -> SimResponse.text(200, "exports"), "X-Api-Key", ""));
    }

    private SimResponse table(SimRequest request) {
        String roster = request.variable("roster");
        List<PlannedShift> shifts = board.roster(roster).orElseThrow(() -> Door.missing("roster " + roster));
        StringBuilder table = new StringBuilder("E-mail;Name;From;To;State;Break from;Break to\r\n");
        shifts.forEach(shift -> table.append(row(shift)));
        return SimResponse.text(200, table.toString()).withHeader("Content-Type", "text/csv; charset=utf-8");
    }

    private String row(PlannedShift shift) {
        Employee person = board.person(shift.personId()).orElse(new Employee(1, "", ""));
        PlannedBreak pause = shift.breaks().isEmpty()
                ? new PlannedBreak(Optional.empty(), Optional.empty(), 0, false)
                : shift.breaks().get(0);
        return String.join(
                        ";",
                        person.email(),
                        "\"" + person.name().replace("\"", "\"\"") + "\"",
                        TIME.format(shift.start()),
                        TIME.format(shift.end()),
                        shift.published() ? "published" : "draft",
                        pause.start().map(CsvExport::written).orElse(""),
                        pause.end().map(CsvExport::written).orElse(""))
                + "\r\n";
    }

    private static String written(Instant time) {
        return TIME.format(time);
    }
}
