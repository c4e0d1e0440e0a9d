package dev.wavegate.icalendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What stands between a BEGIN and its END; filled while the text is read, and not changed afterwards. */
final class Component {
    private static final Set<String> TIMES = Set.of("DTSTART", "DTEND", "DURATION", "FREEBUSY", "DUE");

    private final String name;
    private final int line;
    private final List<ContentLine> lines = new ArrayList<>();
    private final List<Component> parts = new ArrayList<>();

    Component(String name, int line) {
        this.name = name;
        this.line = line;
    }

    void add(ContentLine line) {
        lines.add(line);
    }

    void add(Component part) {
        parts.add(part);
    }

    /** In upper case. */
    String name() {
        return name;
    }

    /** Where in the text it begins, from 1. */
    int line() {
        return line;
    }

    List<Component> parts() {
        return parts;
    }

    List<Component> parts(String wanted) {
        return parts.stream().filter(part -> part.name.equals(wanted)).toList();
    }

    List<ContentLine> all(String wanted) {
        List<ContentLine> found = new ArrayList<>(1);
        for (ContentLine each : lines) {
            if (each.name().equals(wanted)) {
                found.add(each);
            }
        }
        return found;
    }

    boolean has(String wanted) {
        return lines.stream().anyMatch(line -> line.name().equals(wanted));
    }

    /** A line that a component may have once; two would say two things. */
    Optional<ContentLine> one(String wanted) {
        List<ContentLine> found = all(wanted);
        if (found.size() > 1) {
            throw new Unclear("has " + found.size() + " lines " + wanted + " where one is allowed");
        }
        return found.stream().findFirst();
    }

    /** The first line's value, without escapes and in one line; empty when there is none. */
    String text(String wanted) {
        return all(wanted).stream()
                .findFirst()
                .map(line -> PlainText.of(line.value()))
                .orElse("");
    }

    /** Whether it says when something is. */
    boolean hasTimes() {
        return lines.stream().anyMatch(line -> TIMES.contains(line.name()))
                || parts.stream().anyMatch(Component::hasTimes);
    }
}
