package dev.wavegate.integrations.servicenow;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;

import dev.wavegate.domain.change.ChangePhase;
import dev.wavegate.domain.change.ChangeTicket;
import dev.wavegate.domain.change.Replanning;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.schedule.Interval;

/**
 * Moves the planned dates of a change. The platform allows that in every phase of its life, but instances have rules of
 * their own: some refuse, some drop the fields silently, some take the approval back. So only what is read afterwards counts.
 * There is no conditional write; between our look and our write a change manager has some milliseconds to be overwritten.
 */
final class PlannedDates {
    private final Table table;
    private final Function<ChangeRow, ChangeTicket> tickets;

    PlannedDates(Table table, Function<ChangeRow, ChangeTicket> tickets) {
        this.table = table;
        this.tickets = tickets;
    }

    Replanning plan(String id, Interval wished, Optional<Interval> known) {
        Interval planned = inWholeSeconds(wished);
        ChangeRow row = table.change(id);
        Optional<Interval> shown = ChangeConverter.planned(row);
        if (shown.equals(Optional.of(planned))) {
            return new Replanning.Planned(tickets.apply(row));
        }
        if (!shown.equals(known.map(PlannedDates::inWholeSeconds))) {
            return new Replanning.Overtaken(tickets.apply(row));
        }
        ChangePhase phase = ChangeConverter.phase(row);
        if (phase == ChangePhase.CLOSED || phase == ChangePhase.CANCELLED) {
            return new Replanning.Refused(tickets.apply(row), "the change is closed");
        }
        return write(id, planned);
    }

    private Replanning write(String id, Interval planned) {
        RecordPatch patch =
                RecordPatch.planned(ChangeConverter.text(planned.start()), ChangeConverter.text(planned.end()));
        Optional<Failure> refusal = Optional.empty();
        ChangeRow now;
        try {
            now = table.patchChange(id, patch);
        } catch (Failure failure) {
            refusal = Optional.of(Table.refusal(failure));
            now = table.change(id);
        }
        if (ChangeConverter.planned(now).equals(Optional.of(planned))) {
            return new Replanning.Planned(tickets.apply(now));
        }
        return new Replanning.Refused(
                tickets.apply(now),
                refusal.map(Failure::detail).orElse("the change system accepted but did not store them"));
    }

    /** The instance keeps no fractions, so the end is moved to where nothing is lost. */
    private static Interval inWholeSeconds(Interval interval) {
        Instant end = interval.end().plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
        return new Interval(interval.start().truncatedTo(ChronoUnit.SECONDS), end);
    }
}
