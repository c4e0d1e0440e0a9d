package dev.wavegate.icalendar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Takes a text apart into its calendars. Whatever is not as it must be ends in {@link Unfit}: parsers that go on after a
 * broken line lose the next one with it, and that may be the one that cancels a window.
 */
final class ComponentReader {
    private static final String CALENDAR = "VCALENDAR";
    private static final int DEEPEST = 8;

    private final Deque<Component> open = new ArrayDeque<>();
    private final List<Component> calendars = new ArrayList<>();
    private int events;

    private ComponentReader() {}

    /** The calendars of a text, of which there is at least one. */
    static List<Component> calendars(String text) {
        if (text.length() > Effort.MOST_CHARACTERS) {
            throw new Unfit("The text has more than " + Effort.MOST_CHARACTERS + " characters.");
        }
        ComponentReader reading = new ComponentReader();
        reading.readLines(text.startsWith("\uFEFF") ? text.substring(1) : text);
        return reading.calendars;
    }

    /** A line that begins with a blank or a tab goes on where the one before it ended. */
    private void readLines(String text) {
        StringBuilder unfolded = new StringBuilder();
        int begunAt = 1;
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (!line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t')) {
                unfolded.append(line, 1, line.length());
                continue;
            }
            read(unfolded.toString(), begunAt);
            unfolded.setLength(0);
            unfolded.append(line);
            begunAt = number;
        }
        read(unfolded.toString(), begunAt);
        if (!open.isEmpty()) {
            throw new Unfit("The text ends inside " + open.element().name() + ".");
        }
        if (calendars.isEmpty()) {
            throw new Unfit("The text is not a calendar: it does not begin with BEGIN:VCALENDAR.");
        }
    }

    private void read(String text, int number) {
        if (text.isBlank()) {
            return;
        }
        if (open.isEmpty() && !calendars.isEmpty() && isOfVendor(text)) {
            // Caches and exports leave their remarks after the end.
            return;
        }
        Optional<ContentLine> line = ContentLine.parse(text);
        if (open.isEmpty() && line.filter(ComponentReader::beginsCalendar).isEmpty()) {
            throw new Unfit(
                    calendars.isEmpty()
                            ? "The text is not a calendar: it does not begin with BEGIN:VCALENDAR."
                            : "Line " + number + " follows END:VCALENDAR.");
        }
        if (line.isPresent()) {
            take(line.get(), number);
        } else if (!isOfVendor(text)) {
            // Vendors write into lines of their own what the grammar forbids; those say nothing of times.
            throw new Unfit("Line " + number + " is not of the form NAME:value.");
        }
    }

    private static boolean isOfVendor(String text) {
        return text.regionMatches(true, 0, "X-", 0, 2);
    }

    private static boolean beginsCalendar(ContentLine line) {
        return line.name().equals("BEGIN") && line.value().strip().equalsIgnoreCase(CALENDAR);
    }

    private void take(ContentLine line, int number) {
        switch (line.name()) {
            case "BEGIN" -> begin(line.value().strip().toUpperCase(Locale.ROOT), number);
            case "END" -> end(line.value().strip().toUpperCase(Locale.ROOT), number);
            default -> open.element().add(line);
        }
    }

    private void begin(String name, int number) {
        if (open.size() == DEEPEST) {
            throw new Unfit("Line " + number + " nests components more than " + DEEPEST + " levels deep.");
        }
        if (name.equals(CALENDAR) && !open.isEmpty()) {
            throw new Unfit("Line " + number + " begins a calendar inside "
                    + open.element().name() + ".");
        }
        if (name.equals("VEVENT") && ++events > Effort.MOST_EVENTS) {
            throw new Unfit("The calendar has more than " + Effort.MOST_EVENTS + " events.");
        }
        open.push(new Component(name, number));
    }

    private void end(String name, int number) {
        Component ended = open.pop();
        if (!ended.name().equals(name)) {
            throw new Unfit("Line " + number + " ends a component that was not begun, inside " + ended.name() + ".");
        }
        if (open.isEmpty()) {
            calendars.add(ended);
        } else {
            open.element().add(ended);
        }
    }
}
