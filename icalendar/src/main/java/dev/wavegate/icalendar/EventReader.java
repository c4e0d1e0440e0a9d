package dev.wavegate.icalendar;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the events of one calendar. */
final class EventReader {
    private static final Set<String> NO_PEOPLE = Set.of("ROOM", "RESOURCE", "GROUP");
    private static final String MAIL = "mailto:";

    private final TimeReader times;

    EventReader(TimeReader times) {
        this.times = times;
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
        return new Event(
                version(component),
                replaced.map(times::time),
                replaced.filter(EventReader::isRange).isPresent(),
                begins,
                length(component, begins),
                repetitions(component, begins),
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
        if (!sequence.matches("\\d{1,9}")) {
            throw new Unclear("has the SEQUENCE \"" + PlainText.of(sequence) + "\"");
        }
        return new Event.Version(
                component.text("UID"),
                Integer.parseInt(sequence),
                component.text("DTSTAMP"),
                component.text("LAST-MODIFIED"));
    }

    /** Without an end, a day is a day long and a time takes no time. */
    private Length length(Component component, WrittenTime start) {
        Optional<ContentLine> end = component.one("DTEND");
        Optional<ContentLine> duration = component.one("DURATION");
        if (end.isPresent() && duration.isPresent()) {
            throw new Unclear("has both DTEND and DURATION");
        }
        if (end.isPresent()) {
            return Length.between(start, times.time(end.get()));
        }
        if (duration.isEmpty()) {
            return start.isDay() ? Length.ONE_DAY : Length.NONE;
        }
        Length length = Length.parse(duration.get().value());
        if (start.isDay() && !length.exact().isZero()) {
            throw new Unclear(
                    "starts on a day but has the DURATION " + duration.get().value());
        }
        return length;
    }

    private Event.Repetitions repetitions(Component component, WrittenTime start) {
        List<ContentLine> rules = component.all("RRULE");
        if (rules.size() > 1) {
            throw new Unclear("has " + rules.size() + " RRULEs, which is not supported");
        }
        List<TimeReader.Addition> added = component.all("RDATE").stream()
                .flatMap(line -> times.additions(line).stream())
                .toList();
        List<WrittenTime> left = component.all("EXDATE").stream()
                .flatMap(line -> times.times(line).stream())
                .toList();
        added.forEach(each -> requireLike("RDATE", each.start(), start));
        left.forEach(each -> requireLike("EXDATE", each, start));
        return new Event.Repetitions(
                rules.stream().findFirst().map(line -> Rule.parse(line.value(), start, times)), added, left);
    }

    /** With a date for a date-time, or without its zone, the recurrence could only be guessed. */
    static void requireLike(String what, WrittenTime time, WrittenTime start) {
        if (!time.isLike(start)) {
            throw new Unclear("has the " + what + " " + time.local() + ", which is not in the form of its DTSTART");
        }
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
