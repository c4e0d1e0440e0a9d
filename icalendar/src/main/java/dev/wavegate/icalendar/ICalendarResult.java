package dev.wavegate.icalendar;

import java.util.List;
import java.util.function.Function;

/** What a text in iCalendar's format says of a horizon; nothing may be concluded from one that is not complete. */
public sealed interface ICalendarResult {
    /** What is wrong, in sentences that name the event and its line; empty exactly when the reading is complete. */
    List<String> problems();

    /** The result of the function for this kind of reading. */
    <T> T match(
            Function<? super Complete, ? extends T> complete,
            Function<? super Incomplete, ? extends T> incomplete,
            Function<? super Unreadable, ? extends T> unreadable);

    /**
     * Everything that happens in the horizon is known.
     *
     * @param entries in the order of their starts
     * @param events how many events the text has, whenever they happen
     */
    record Complete(List<ICalendarEntry> entries, int events) implements ICalendarResult {
        public Complete {
            entries = List.copyOf(entries);
        }

        @Override
        public List<String> problems() {
            return List.of();
        }

        @Override
        public <T> T match(
                Function<? super Complete, ? extends T> complete,
                Function<? super Incomplete, ? extends T> incomplete,
                Function<? super Unreadable, ? extends T> unreadable) {
            return complete.apply(this);
        }
    }

    /** The text is a calendar, but of some of its events we cannot tell for sure when they happen. */
    record Incomplete(List<ICalendarEntry> entries, List<String> problems) implements ICalendarResult {
        public Incomplete {
            entries = List.copyOf(entries);
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("an incomplete result must have a problem");
            }
        }

        @Override
        public <T> T match(
                Function<? super Complete, ? extends T> complete,
                Function<? super Incomplete, ? extends T> incomplete,
                Function<? super Unreadable, ? extends T> unreadable) {
            return incomplete.apply(this);
        }
    }

    /** The text is no calendar, breaks off, or asks for more than we are willing to work out. */
    record Unreadable(String problem) implements ICalendarResult {
        @Override
        public List<String> problems() {
            return List.of(problem);
        }

        @Override
        public <T> T match(
                Function<? super Complete, ? extends T> complete,
                Function<? super Incomplete, ? extends T> incomplete,
                Function<? super Unreadable, ? extends T> unreadable) {
            return unreadable.apply(this);
        }
    }
}
