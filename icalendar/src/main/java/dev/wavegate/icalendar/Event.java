package dev.wavegate.icalendar;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One version of an event, or of one of its repetitions, as a calendar writes it.
 *
 * @param replaced which repetition of the event of the same name this is about; empty for the event itself
 * @param andLater whether it is about all later repetitions as well
 */
record Event(
        Version version,
        Optional<WrittenTime> replaced,
        boolean andLater,
        WrittenTime start,
        Length length,
        Repetitions repetitions,
        Meaning meaning) {
    /** Which event, and what decides between two versions of it: the later one of the text fields is the later one. */
    record Version(String uid, int sequence, String stamp, String modified) {
        static final Comparator<Version> BY_AGE = Comparator.comparingInt(Version::sequence)
                .thenComparing(Version::stamp)
                .thenComparing(Version::modified);
    }

    /** When else it happens, and when not. */
    record Repetitions(Optional<Rule> rule, List<TimeReader.Addition> added, List<WrittenTime> left) {
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

    boolean isCancelled() {
        return meaning.state() == State.CANCELLED;
    }

    /** The last of several versions of the same thing; two different ones that claim to be the last are a riddle. */
    static Event latest(List<Event> versions) {
        Event latest = versions.stream()
                .max(Comparator.comparing(Event::version, Version.BY_AGE))
                .orElseThrow();
        boolean rivals = versions.stream()
                .anyMatch(other -> Version.BY_AGE.compare(other.version, latest.version) == 0 && !other.equals(latest));
        if (rivals) {
            throw new Unclear("has two versions, and neither is later by SEQUENCE or DTSTAMP");
        }
        return latest;
    }
}
