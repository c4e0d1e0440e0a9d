package dev.wavegate.icalendar;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the events of one calendar. */
final class EventReader {
    private static final Set<String> NO_PEOPLE = Set.of("ROOM", "RESOURCE", "GROUP");
    private static final String MAIL = "mailto:";
    // Some calendars count, others write the milliseconds since 1970.
    private static final Pattern SEQUENCE = Pattern.compile("[+-]?\\d{1,18}");

    private final TimeReader times;
    private final String otherZone;

    /**
     * @param otherZone the zone that the calendar says its times without a zone have, if the reader has another; else empty
     */
    EventReader(TimeReader times, String otherZone) {
        this.times = times;
        this.otherZone = otherZone;
    }

    Event read(Component component) {
        if (component.has("EXRULE")) {
            throw new Unclear("has an EXRULE, which is not supported");
        }
        Optional<ContentLine> replaced = component.one("RECURRENCE-ID");
        Optional<WrittenTime> start = component.one("DTSTART").map(times::time);
        Event.Meaning meaning = meaning(component);
        if (start.isEmpty() && meaning.state() == Event.State.CANCELLED) {
            // What is cancelled need not say again when it would have been.
            start = replaced.map(times::time);
        }
        WrittenTime begins = start.orElseThrow(() -> new Unclear("has no DTSTART"));
        if (begins.isFloating() && !otherZone.isEmpty()) {
            throw new Unclear("has a DTSTART without a zone, and the calendar's X-WR-TIMEZONE is " + otherZone
                    + ", not the zone that it is read with");
        }
        if (replaced.isPresent() && component.has("RRULE")) {
            throw new Unclear("has an override that recurs itself");
        }
        Event.Repetitions repetitions = replaced.isPresent() ? Event.Repetitions.NONE : repetitions(component, begins);
        return new Event(
                component.line(),
                version(component),
                replaced.map(times::time),
                replaced.filter(EventReader::isRange).isPresent(),
                begins,
                length(component, begins, repetitions),
                repetitions,
                meaning);
    }

    private static boolean isRange(ContentLine replaced) {
        Optional<String> range = replaced.parameter("RANGE");
        if (range.isPresent() && !range.get().equalsIgnoreCase("THISANDFUTURE")) {
            throw new Unclear("has the RANGE " + PlainText.of(range.get()) + ", which is not supported");
        }
        return range.isPresent();
    }

    private static Event.Version version(Component component) {
        String sequence =
                component.one("SEQUENCE").map(line -> line.value().strip()).orElse("0");
        if (!SEQUENCE.matcher(sequence).matches()) {
            throw new Unclear("has the SEQUENCE \"" + PlainText.of(sequence) + "\"");
        }
        return new Event.Version(
                component.text("UID"),
                Long.parseLong(sequence),
                component.text("DTSTAMP"),
                component.text("LAST-MODIFIED"));
    }

    /** Without an end, a day is a day long and a time takes no time. */
    private Length length(Component component, WrittenTime start, Event.Repetitions repetitions) {
        Optional<Length> byEnd = component
                .one("DTEND")
                .map(line -> Length.between(start, times.time(line).requireLike(start, "DTEND")));
        Optional<Length> byDuration = component.one("DURATION").map(line -> duration(line.value(), start));
        if (byEnd.isPresent() && byDuration.isPresent() && !agree(byEnd.get(), byDuration.get(), start, repetitions)) {
            throw new Unclear("has a DTEND and a DURATION that disagree");
        }
        return byEnd.or(() -> byDuration).orElse(start.isDay() ? Length.ONE_DAY : Length.NONE);
    }

    private static Length duration(String text, WrittenTime start) {
        Length length = Length.parse(text);
        if (start.isDay() && (length.days() == 0 || !length.exact().isZero())) {
            throw new Unclear("starts on a day but has the DURATION " + PlainText.of(text));
        }
        return length;
    }

    /** What ends together once may end apart when it repeats, as a day is not always 24 hours. */
    private static boolean agree(Length one, Length other, WrittenTime start, Event.Repetitions repetitions) {
        return one.equals(other)
                || (repetitions.isNone()
                        && one.endOf(start.instant(), start.clocks())
                                .equals(other.endOf(start.instant(), start.clocks())));
    }

    private Event.Repetitions repetitions(Component component, WrittenTime start) {
        List<ContentLine> rules = component.all("RRULE");
        if (rules.size() > 1) {
            throw new Unclear("has " + rules.size() + " RRULEs, which is not supported");
        }
        List<TimeReader.Addition> added = component.all("RDATE").stream()
                .flatMap(line -> times.additions(line).stream())
                .toList();
        added.forEach(each -> each.start().requireLike(start, "RDATE"));
        List<WrittenTime> left = component.all("EXDATE").stream()
                .flatMap(line -> times.times(line).stream())
                // The date of a time means all that begins on it.
                .map(each -> each.isDay() ? each : each.asOccurrenceOf(start, "EXDATE"))
                .toList();
        return new Event.Repetitions(
                rules.stream().findFirst().map(line -> Rule.parse(line.value(), start, times)), added, left);
    }

    private static Event.Meaning meaning(Component component) {
        List<Participant> attendees = component.all("ATTENDEE").stream()
                .flatMap(line -> participant(line).stream())
                .toList();
        return new Event.Meaning(
                state(component),
                component.text("SUMMARY"),
                attendees,
                component.all("ORGANIZER").stream().findFirst().flatMap(EventReader::participant));
    }

    private static Event.State state(Component component) {
        return switch (component.text("STATUS").toUpperCase(Locale.ROOT)) {
            case "", "CONFIRMED" ->
                // Outlook says it here as well, and sometimes here only.
                component.text("X-MICROSOFT-CDO-BUSYSTATUS").equalsIgnoreCase("TENTATIVE")
                        ? Event.State.TENTATIVE
                        : Event.State.FIRM;
            case "CANCELLED" -> Event.State.CANCELLED;
            default -> Event.State.TENTATIVE;
        };
    }

    private static Optional<Participant> participant(ContentLine line) {
        String address = line.value().strip();
        if (address.regionMatches(true, 0, MAIL, 0, MAIL.length())) {
            address = address.substring(MAIL.length()).strip();
        }
        Participant.Answer answer =
                switch (line.parameter("PARTSTAT").orElse("").toUpperCase(Locale.ROOT)) {
                    case "ACCEPTED" -> Participant.Answer.ACCEPTED;
                    case "", "NEEDS-ACTION" -> Participant.Answer.NONE;
                    default -> Participant.Answer.ANYTHING_ELSE;
                };
        boolean isPerson =
                !NO_PEOPLE.contains(line.parameter("CUTYPE").orElse("").toUpperCase(Locale.ROOT));
        return address.isEmpty()
                ? Optional.empty()
                : Optional.of(new Participant(
                        address, PlainText.of(line.parameter("CN").orElse("")), answer, isPerson));
    }
}
