package dev.wavegate.plan.window;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.window.CalendarEntry;
import dev.wavegate.domain.window.explain.Blocker;
import dev.wavegate.domain.window.explain.NearMiss;
import dev.wavegate.domain.window.explain.Obstacle;
import dev.wavegate.domain.window.explain.Relaxation;
import dev.wavegate.domain.window.search.WindowSearch;
import org.jspecify.annotations.Nullable;

/**
 * Why there is no window, and what would help.
 *
 * @param summary for people
 * @param blockers a smallest set of conditions without which there would be a window
 * @param nearest the starts that came closest, closest first
 * @param relaxations single changes with which there is a window, each tried, cheapest first
 */
public record WindowExplanation(
        String summary, List<WindowBlocker> blockers, List<NearestStart> nearest, List<WindowRelaxation> relaxations) {
    static WindowExplanation of(WindowSearch.NothingFits nothing) {
        return new WindowExplanation(
                nothing.sentence(),
                nothing.explanation().blockers().stream().map(WindowBlocker::of).toList(),
                nothing.explanation().nearest().stream().map(NearestStart::of).toList(),
                nothing.explanation().relaxations().stream()
                        .map(WindowRelaxation::of)
                        .toList());
    }

    /**
     * A condition that could be given up.
     *
     * @param kind {@code staffing}, {@code open}, {@code closed} or {@code horizon}
     * @param role of staffing
     * @param index which of the question's closed calendars, from 0
     * @param summary what its entries in the way are called
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WindowBlocker(
            String kind,
            @Nullable String role,
            @Nullable Integer index,
            @Nullable String summary) {
        private static WindowBlocker of(Blocker blocker) {
            return blocker.match(
                    staffing -> new WindowBlocker("staffing", staffing.role().value(), null, null),
                    open -> new WindowBlocker("open", null, null, null),
                    closed -> new WindowBlocker("closed", null, closed.index(), closed.summary()),
                    horizon -> new WindowBlocker("horizon", null, null, null));
        }
    }

    /**
     * A start that nearly fits.
     *
     * @param missing how much time of calendars and people is missing, all of it together
     * @param failing everything that is in its way
     */
    public record NearestStart(Instant start, Duration missing, List<FailingCondition> failing, String sentence) {
        private static NearestStart of(NearMiss miss) {
            return new NearestStart(
                    miss.start(),
                    miss.missing(),
                    miss.obstacles().stream().map(FailingCondition::of).toList(),
                    miss.sentence());
        }
    }

    /**
     * What is in the way of a start.
     *
     * @param kind {@code staffing}, {@code open}, {@code closed}, {@code unknown} (a schedule) or {@code horizon}
     * @param source which schedule says so
     * @param role of staffing, with how many people are {@code present} of those {@code needed}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FailingCondition(
            String kind,
            String source,
            Instant start,
            Instant end,
            @Nullable String role,
            @Nullable Integer present,
            @Nullable Integer needed,
            String sentence) {
        private static FailingCondition of(Obstacle obstacle) {
            Obstacle.HeadCount staff = obstacle.staff().orElse(null);
            return new FailingCondition(
                    kind(obstacle.kind()),
                    obstacle.source().toString(),
                    obstacle.when().start(),
                    obstacle.when().end(),
                    staff == null ? null : staff.role().value(),
                    staff == null ? null : staff.present(),
                    staff == null ? null : staff.needed(),
                    obstacle.sentence());
        }

        private static String kind(Obstacle.Kind kind) {
            return switch (kind) {
                case CALENDAR_CLOSED -> "open";
                case FREEZE -> "closed";
                case UNDERSTAFFED, NO_CONTINUITY -> "staffing";
                case SOURCE_INCOMPLETE, SOURCE_STALE -> "unknown";
                case TOO_SHORT -> "horizon";
            };
        }
    }

    /**
     * A single change that would help.
     *
     * @param kind {@code add-person}, {@code shorten}, {@code extend} or {@code drop-closed}
     * @param firstStart the first start that then fits
     * @param start when the added person comes; the first start for the other kinds
     * @param end when the added person goes
     * @param what of {@code shorten}: {@code duration}, {@code soak}, {@code reserve} or {@code lead}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WindowRelaxation(
            String kind,
            Instant firstStart,
            Instant start,
            @Nullable Instant end,
            @Nullable String role,
            @Nullable String what,
            @Nullable Duration by,
            @Nullable Instant until,
            @Nullable Integer index,
            @Nullable String event,
            String sentence) {
        private static WindowRelaxation of(Relaxation relaxation) {
            Instant first = relaxation.start();
            String sentence = relaxation.sentence();
            return relaxation.match(
                    person -> addPerson(first, person.role().value(), person.when(), sentence),
                    shorter -> new WindowRelaxation(
                            "shorten",
                            first,
                            first,
                            null,
                            null,
                            shorter.what().name().toLowerCase(Locale.ROOT),
                            shorter.by(),
                            null,
                            null,
                            null,
                            sentence),
                    longer -> new WindowRelaxation(
                            "extend", first, first, null, null, null, null, longer.until(), null, null, sentence),
                    without -> new WindowRelaxation(
                            "drop-closed",
                            first,
                            first,
                            null,
                            null,
                            null,
                            null,
                            null,
                            without.index(),
                            without.entry().map(CalendarEntry::title).orElse(null),
                            sentence));
        }

        private static WindowRelaxation addPerson(Instant first, String role, Interval when, String sentence) {
            return new WindowRelaxation(
                    "add-person", first, when.start(), when.end(), role, null, null, null, null, null, sentence);
        }
    }
}
