package dev.wavegate.simulators.servicenow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A write in the making: the record before it (blank for a new one), the record after it, journal texts, and the writer. */
final class Draft {
    private final Row before;
    private final Row after;
    private final Caller caller;
    private final Map<String, String> journals = new LinkedHashMap<>();
    private final List<String> ignored = new ArrayList<>();

    Draft(Row before, Row after, Caller caller) {
        this.before = before;
        this.after = after;
        this.caller = caller;
    }

    Row before() {
        return before;
    }

    Row after() {
        return after;
    }

    Caller caller() {
        return caller;
    }

    boolean isInsert() {
        return before.sysId().isEmpty();
    }

    boolean changes(String column) {
        return !before.is(column, after.get(column));
    }

    boolean moves(String column, String to) {
        return changes(column) && after.is(column, to);
    }

    /** Takes back what was asked for a column. */
    void revert(String column) {
        if (changes(column)) {
            after.put(column, before.get(column));
            ignore(column);
        }
    }

    void ignore(String field) {
        ignored.add(field);
    }

    List<String> ignored() {
        return List.copyOf(ignored);
    }

    void note(String column, String text) {
        journals.put(column, text);
    }

    Map<String, String> journals() {
        return journals;
    }

    boolean changesAnything() {
        return !journals.isEmpty() || !before.holdsTheSameAs(after);
    }
}
