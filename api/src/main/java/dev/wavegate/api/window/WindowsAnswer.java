package dev.wavegate.api.window;

import java.time.Instant;
import java.util.List;

import dev.wavegate.domain.staffing.Assignment;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.window.StaffedWindow;
import dev.wavegate.domain.window.search.WindowSearch;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The windows that were found.
 *
 * @param windows by time; empty when there is none
 * @param explanation why there is none; null when there is one
 */
@Schema(name = "Windows", description = "The first windows, or why there is none and what would help")
public record WindowsAnswer(List<Window> windows, @Nullable ExplanationView explanation) {
    private static final JsonMapper INDENTED =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public WindowsAnswer {
        windows = List.copyOf(windows);
    }

    /** The answer as JSON for people to read. */
    public String indented() {
        return INDENTED.writeValueAsString(this);
    }

    /** @param unread sentences about schedules that could not be read */
    static WindowsAnswer of(WindowSearch search, List<String> unread) {
        return search.match(
                found -> new WindowsAnswer(
                        found.windows().stream().map(Window::of).toList(), null),
                nothing -> new WindowsAnswer(List.of(), ExplanationView.of(nothing, unread)));
    }

    /**
     * A run of moments at which the wave may start.
     *
     * @param latestStart the last of them
     * @param people who fills which slot at {@code start}
     */
    @Schema(name = "Window")
    public record Window(Instant start, Instant latestStart, List<Slot> people) {
        public Window {
            people = List.copyOf(people);
        }

        private static Window of(StaffedWindow window) {
            return new Window(
                    window.start(),
                    window.latestStart(),
                    window.people().stream().map(Slot::of).toList());
        }
    }

    /** One person in one role. */
    @Schema(name = "WindowSlot")
    public record Slot(String person, String role) {
        private static Slot of(Assignment assignment) {
            Person person = assignment.person();
            // A question may write somebody's key in its own way; what comes back is what was written.
            String name = person.name().equalsIgnoreCase(person.key()) ? person.name() : person.key();
            return new Slot(name, assignment.role().value());
        }
    }
}
