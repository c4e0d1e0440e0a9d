package dev.wavegate.domain.window.explain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Role;
import dev.wavegate.domain.text.ReadableTime;
import dev.wavegate.domain.window.CalendarEntry;
import dev.wavegate.domain.window.WindowCase;
import dev.wavegate.domain.window.Wording;

/** A single change with which a window is found; it then begins at {@link #start()}. */
public sealed interface Relaxation {
    /** The first start that fits with the change. */
    Instant start();

    /** The case after the change. */
    WindowCase applyTo(WindowCase asked);

    /** What would help, for people. */
    String sentence();

    /** Answers with the function of the case at hand. */
    default <T> T match(
            Function<AddPerson, T> whenAddPerson,
            Function<Shorten, T> whenShorten,
            Function<Extend, T> whenExtend,
            Function<DropClosed, T> whenDropClosed) {
        if (this instanceof AddPerson it) {
            return whenAddPerson.apply(it);
        }
        if (this instanceof Shorten it) {
            return whenShorten.apply(it);
        }
        if (this instanceof Extend it) {
            return whenExtend.apply(it);
        }
        return whenDropClosed.apply((DropClosed) this);
    }

    /** One more person for a role, there throughout {@code when} on every roster of the role. */
    record AddPerson(Role role, Interval when, Instant start) implements Relaxation {
        @Override
        public WindowCase applyTo(WindowCase asked) {
            return WhatIf.withOneMore(asked, role, when);
        }

        @Override
        public String sentence() {
            return "With one more " + role + " " + Wording.fromTo(when) + ", the wave could start at "
                    + ReadableTime.of(start) + ".";
        }
    }

    /** One of the times shorter by that much and no less. */
    record Shorten(Time what, Duration by, Instant start) implements Relaxation {
        /** The times of a demand, those first of which less is missed. */
        public enum Time {
            LEAD,
            RESERVE,
            SOAK,
            DURATION
        }

        @Override
        public WindowCase applyTo(WindowCase asked) {
            return WhatIf.shortened(asked, what, by);
        }

        @Override
        public String sentence() {
            String named = switch (what) {
                case LEAD -> "lead";
                case RESERVE -> "reserve";
                case SOAK -> "soak";
                case DURATION -> "work";
            };
            return "With the " + named + " shorter by " + ReadableTime.of(by) + ", the wave could start at "
                    + ReadableTime.of(start) + ".";
        }
    }

    /** A question that lasts until there, and no less. */
    record Extend(Instant until, Instant start) implements Relaxation {
        @Override
        public WindowCase applyTo(WindowCase asked) {
            return new WindowCase(asked.question().within(asked.question().from(), until), asked.facts());
        }

        @Override
        public String sentence() {
            return "With a search until " + ReadableTime.of(until) + ", the wave could start at "
                    + ReadableTime.of(start) + ".";
        }
    }

    /**
     * One closing calendar without that entry, or altogether without the calendar when no single entry would do.
     *
     * @param index which of the question's closing calendars, from 0 on
     */
    record DropClosed(int index, ScheduleRef calendar, Optional<CalendarEntry> entry, Instant start)
            implements Relaxation {
        @Override
        public WindowCase applyTo(WindowCase asked) {
            return WhatIf.withoutClosed(asked, index, entry);
        }

        @Override
        public String sentence() {
            String dropped = entry.map(
                            each -> Wording.titled(each.title(), calendar) + " " + Wording.fromTo(each.interval()))
                    .orElse("all of " + calendar);
            return "Without " + dropped + ", the wave could start at " + ReadableTime.of(start) + ".";
        }
    }
}
