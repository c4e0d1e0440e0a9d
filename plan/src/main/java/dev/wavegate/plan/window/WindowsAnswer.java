package dev.wavegate.plan.window;

import java.time.Instant;
import java.util.List;

import dev.wavegate.domain.staffing.Assignment;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.window.StaffedWindow;
import dev.wavegate.domain.window.search.WindowSearch;
import org.jspecify.annotations.Nullable;

/**
 * The windows that were found.
 *
 * @param windows by time; empty when there is none
 * @param explanation why there is none; null when there is one
 * @param unread which of the named schedules could not be read now, and why; there may be earlier windows in them
 */
public record WindowsAnswer(List<Window> windows, @Nullable WindowExplanation explanation, List<String> unread) {
    public WindowsAnswer {
        windows = List.copyOf(windows);
        unread = List.copyOf(unread);
    }

    static WindowsAnswer of(WindowSearch search, List<String> unread) {
        return search.match(
                found -> new WindowsAnswer(
                        found.windows().stream().map(Window::of).toList(), null, unread),
                nothing -> new WindowsAnswer(List.of(), WindowExplanation.of(nothing), unread));
    }

    /**
     * A run of moments at which the wave may start.
     *
     * @param latestStart the last of them
     * @param people who fills which slot at {@code start}
     */
    public record Window(Instant start, Instant latestStart, List<WindowSlot> people) {
        public Window {
            people = List.copyOf(people);
        }

        private static Window of(StaffedWindow window) {
            return new Window(
                    window.start(),
                    window.latestStart(),
                    window.people().stream().map(WindowSlot::of).toList());
        }
    }

    /** One person in one role. */
    public record WindowSlot(String person, String role) {
        private static WindowSlot of(Assignment assignment) {
            Person person = assignment.person();
            // A question may write somebody's key in its own way; what comes back is what was written.
            String name = person.name().equalsIgnoreCase(person.key()) ? person.name() : person.key();
            return new WindowSlot(name, assignment.role().value());
        }
    }
}
