package dev.wavegate.integrations.genericroster;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.RosterSnapshot;
import dev.wavegate.domain.staffing.ShiftRosters;
import dev.wavegate.integrations.genericroster.RosterDialect.PeopleShape;
import dev.wavegate.integrations.http.Problems;

/** Shifts of one system as its dialect says where to find them. */
final class GenericRosters implements ShiftRosters {
    private static final Set<String> NO_NAMES = Set.of(".", "..");

    private final RosterDialect dialect;
    private final ShiftSource source;
    private final Documents documents;
    private final Map<String, String> names;
    private final Map<String, String> addresses = new HashMap<>();
    private final Clock clock;

    GenericRosters(
            RosterDialect dialect,
            ShiftSource source,
            Documents documents,
            GenericRosterSettings settings,
            Clock clock) {
        this.dialect = dialect;
        this.source = source;
        this.documents = documents;
        this.names = settings.names();
        settings.people().forEach((id, address) -> addresses.put(PeopleBook.lower(id), address));
        this.clock = clock;
    }

    @Override
    public RosterSnapshot read(ScheduleRef ref, Interval horizon) {
        Instant now = clock.instant();
        String name = name(ref);
        Interval asked = within(horizon, now);
        if (asked.isEmpty()) {
            return new RosterSnapshot(ref, List.of(), asked, now, true);
        }
        Responses shifts = source.shifts(name, asked);
        Problems problems = new Problems();
        shifts.problem().ifPresent(problems::add);
        Optional<Responses> people = dialect.people().map(each -> source.people(shifts, name, asked));
        PeopleBook book = people.map(this::book).orElseGet(() -> PeopleBook.without(addresses));
        people.filter(each -> !each.equals(shifts)).flatMap(Responses::problem).ifPresent(problems::add);
        problems.addUnless(book.isComplete(), () -> "A person in the list of people has no id or no key.");
        ShiftSheet sheet = new ShiftSheet(dialect.shift(), book, name, problems);
        items(shifts, dialect.response().list()).forEach(sheet::add);
        Interval covered = within(asked, shifts.asOf());
        return new RosterSnapshot(ref, sheet.within(covered), covered, now, problems.text());
    }

    /** What the system calls the roster. */
    private String name(ScheduleRef ref) {
        if (NO_NAMES.contains(ref.name())) {
            throw Failure.of(
                    FailureCode.ROSTER_INVALID, "a roster must not be named . or .., but is \"" + ref.name() + "\"");
        }
        if (names.isEmpty()) {
            return ref.name();
        }
        return Optional.ofNullable(names.get(ref.name()))
                .orElseThrow(() -> Failure.of(FailureCode.ROSTER_MISSING, "roster is not configured: " + ref));
    }

    /** The part of the time that the system knew at the moment. */
    private Interval within(Interval time, Instant asOf) {
        Optional<Duration> horizon = dialect.horizon();
        if (horizon.isEmpty() || !time.end().isAfter(asOf.plus(horizon.get()))) {
            return time;
        }
        Instant end = asOf.plus(horizon.get());
        return new Interval(time.start(), end.isBefore(time.start()) ? time.start() : end);
    }

    private PeopleBook book(Responses people) {
        PeopleShape shape = dialect.people().orElseThrow();
        return PeopleBook.of(shape, items(people, shape.list()), addresses);
    }

    private List<JsonNode> items(Responses responses, JsonPointer list) {
        List<JsonNode> items = new ArrayList<>();
        responses.pages().forEach(page -> items.addAll(documents.items(page, list)));
        return items;
    }
}
