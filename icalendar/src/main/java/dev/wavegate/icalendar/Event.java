package dev.wavegate.icalendar;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.schedule.Interval;

/**
 * One version of an event, or of one of its repetitions, as a calendar writes it.
 *
 * @param line where in the text it begins
 * @param replaced which repetition of the event of the same name this is about; empty for the event itself
 * @param andLater whether it is about all later repetitions as well
 */
record Event(
        int line,
        Version version,
        Optional<WrittenTime> replaced,
        boolean andLater,
        WrittenTime start,
        Length length,
        Repetitions repetitions,
        Meaning meaning) {
    /** Which event, and what decides between two versions of it. */
    record Version(String uid, long sequence, String stamp, String modified) {
        static final Comparator<Version> BY_AGE =
                Comparator.comparing(Version::stamp).thenComparing(Version::modified);
    }

    /** When else it happens, and when not. */
    record Repetitions(Optional<Rule> rule, List<TimeReader.Addition> added, List<WrittenTime> left) {
        static final Repetitions NONE = new Repetitions(Optional.empty(), List.of(), List.of());

        boolean isNone() {
            return rule.isEmpty() && added.isEmpty() && left.isEmpty();
        }
    }

    /** What is the same whenever it happens. */
    record Meaning(State state, String title, List<Participant> attendees, Optional<Participant> organizer) {}

    /** Whether it happens at all. */
    enum State {
        FIRM,
        /** Said to be tentative, or something that we do not know. */
        TENTATIVE,
        CANCELLED
    }

    /** When it happens for the first time. */
    Interval interval() {
        return new Interval(start.instant(), length.endOf(start.instant(), start.clocks()));
    }

    boolean isCancelled() {
        return meaning.state() == State.CANCELLED;
    }

    /**
     * The last of several versions of the same thing, which is the one with the highest SEQUENCE. Many exports give one
     * name to several events, so of those that are at other times a later stamp alone makes no revision.
     */
    static Event latest(List<Event> versions) {
        long sequence =
                versions.stream().mapToLong(each -> each.version.sequence).max().orElseThrow();
        List<Event> revisions = versions.stream()
                .filter(each -> each.version.sequence == sequence)
                .toList();
        Event latest = revisions.stream()
                .max(Comparator.comparing(Event::version, Version.BY_AGE))
                .orElseThrow();
        for (Event other : revisions) {
            if (!other.isAtTheTimesOf(latest)) {
                throw new Unclear("is at other times in line " + latest.line + " than in line " + other.line
                        + ", with the same UID and SEQUENCE");
            }
            if (Version.BY_AGE.compare(other.version, latest.version) == 0 && !other.meaning.equals(latest.meaning)) {
                throw new Unclear("has two versions, and neither is later by SEQUENCE or DTSTAMP");
            }
        }
        return latest;
    }

    private boolean isAtTheTimesOf(Event other) {
        return isCancelled() == other.isCancelled()
                && andLater == other.andLater
                && (isCancelled()
                        || (start.equals(other.start)
                                && length.equals(other.length)
                                && repetitions.equals(other.repetitions)));
    }
}
