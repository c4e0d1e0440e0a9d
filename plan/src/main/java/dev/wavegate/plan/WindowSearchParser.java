package dev.wavegate.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.Role;
import dev.wavegate.domain.window.WindowCovers;
import dev.wavegate.plan.WindowSearchRequest.CalendarAsk;
import dev.wavegate.plan.WindowSearchRequest.Need;
import dev.wavegate.plan.WindowSearchRequest.PresenceAsk;
import dev.wavegate.plan.WindowSearchRequest.StaffingAsk;

/** Reads questions about windows; everything that is wrong with one is reported at once. */
public final class WindowSearchParser {
    /** A larger question is refused before anything of it is read; a year of 250 people fits. */
    public static final int LARGEST_BYTES = 16 * 1024 * 1024;

    private static final Duration LONGEST_SPAN = Duration.ofDays(2 * 366);
    private static final int MOST_CALENDARS = 20;
    private static final int MOST_INTERVALS = 100_000;
    private static final int MOST_PRESENCES = 200_000;
    private static final int MOST_PEOPLE = 100;
    private static final int MOST_ROLES = 20;
    private static final int MOST_WINDOWS = 1_000;
    private static final int USUAL_WINDOWS = 5;

    private final KnownNames known;

    private WindowSearchParser(KnownNames known) {
        this.known = known;
    }

    /** Reads a question that may name any source. */
    public static ParseResult<WindowSearchRequest> read(byte[] body, PlanFormat format) {
        Problems problems = new Problems();
        WindowSearchParser reader = new WindowSearchParser(new KnownNames(Optional.empty(), Optional.empty()));
        Optional<WindowSearchRequest> ask = BodyText.of(body, LARGEST_BYTES, problems)
                .flatMap(text -> TreeBuilder.build(text, format, problems))
                .flatMap(root -> reader.ask(new Place("", root, problems)));
        return ask.isPresent() && problems.count() == 0 ? ParseResult.valid(ask.get()) : ParseResult.invalid(problems);
    }

    private Optional<WindowSearchRequest> ask(Place place) {
        return Section.open(place, Keys.QUESTION).flatMap(section -> {
            Optional<Interval> span = span(
                    section.at("until"),
                    section.read("from", Moments::instant),
                    section.read("until", Moments::instant));
            Optional<Need> need = section.read("need", WindowSearchParser::need);
            List<CalendarAsk> open = section.list("open", Texts.rowOf(this::calendar, MOST_CALENDARS));
            List<CalendarAsk> closed = section.list("closed", Texts.rowOf(this::calendar, MOST_CALENDARS));
            List<StaffingAsk> staffing = section.list("staffing", Texts.rowOf(this::staffing, MOST_CALENDARS));
            List<PresenceAsk> presence =
                    section.list("presence", Texts.rowOf(WindowSearchParser::presence, MOST_PRESENCES));
            Optional<Integer> limit = section.read("limit", Numbers.whole(1, MOST_WINDOWS));
            return section.whole(() -> new WindowSearchRequest(
                    span.orElseThrow(),
                    need.orElseThrow(),
                    open,
                    closed,
                    staffing,
                    presence,
                    limit.orElse(USUAL_WINDOWS)));
        });
    }

    private static Optional<Interval> span(Place end, Optional<Instant> from, Optional<Instant> until) {
        if (from.isEmpty() || until.isEmpty()) {
            return Optional.empty();
        }
        return Moments.between(end, from.get(), until.get())
                .flatMap(span -> span.duration().compareTo(LONGEST_SPAN) > 0
                        ? end.refuse(
                                "must be at most " + DurationText.of(LONGEST_SPAN) + " after from",
                                from.get() + " to " + until.get())
                        : Optional.of(span));
    }

    private static Optional<Need> need(Place place) {
        return Section.open(place, Keys.NEED).flatMap(section -> {
            Optional<Duration> duration = section.read(
                    "duration",
                    each -> Moments.duration(each)
                            .flatMap(length ->
                                    length.isZero() ? each.refuse("must be longer than 0s") : Optional.of(length)));
            Optional<Duration> lead = section.read("lead", Moments::duration);
            Optional<Duration> soak = section.read("soak", Moments::duration);
            Optional<Duration> reserve = section.read("reserve", Moments::duration);
            Optional<WindowCovers> covers = section.read("windowCovers", Texts.oneOf(WindowCovers.class));
            return section.whole(() -> new Need(
                    duration.orElseThrow(),
                    lead.orElse(Duration.ZERO),
                    soak.orElse(Duration.ZERO),
                    reserve.orElse(Duration.ZERO),
                    covers.orElse(WindowCovers.WORK)));
        });
    }

    private Optional<CalendarAsk> calendar(Place place) {
        return Section.open(place, Keys.CALENDAR).flatMap(section -> {
            long ways = List.of("ics", "intervals", "source").stream()
                    .filter(section::has)
                    .count();
            if (ways != 1) {
                return place.refuse("must have exactly one of ics, intervals and source");
            }
            Optional<String> ics = section.read("ics", each -> each.scalar("iCalendar text"));
            Optional<ZoneId> zone = section.read("zone", Moments::zone);
            if (section.has("ics") && !section.has("zone")) {
                return section.at("zone")
                        .refuse(
                                "is required with ics: the time zone of whole days and of times without a zone, such as"
                                        + " Europe/Berlin",
                                "");
            }
            Optional<SkippedTimes> skipped = section.read("skippedTimes", Texts.oneOf(SkippedTimes.class));
            Optional<String> summary = section.read("summary", Texts.line(200));
            List<Interval> intervals = section.list("intervals", Texts.rowOf(Moments::pair, MOST_INTERVALS));
            Optional<ScheduleRef> source = section.read("source", known::schedule);
            return section.whole(() -> {
                if (ics.isPresent()) {
                    return new CalendarAsk.Text(
                            ics.get(), zone.orElseThrow(), skipped.orElse(SkippedTimes.SHIFT) == SkippedTimes.OMIT);
                }
                return source.isPresent()
                        ? new CalendarAsk.Named(source.get())
                        : new CalendarAsk.Intervals(intervals, summary.orElse(""));
            });
        });
    }

    private Optional<StaffingAsk> staffing(Place place) {
        return Section.open(place, Keys.STAFFING_LINE).flatMap(section -> {
            Optional<String> role = section.read("role", Texts.line(100));
            Optional<Integer> min = section.read("min", Numbers.whole(1, MOST_PEOPLE));
            Optional<Boolean> continuity = section.read("continuity", Texts::yesOrNo);
            Optional<ScheduleRef> roster = section.read("roster", known::schedule);
            return section.whole(() ->
                    new StaffingAsk(new Role(role.orElseThrow()), min.orElse(1), continuity.orElse(false), roster));
        });
    }

    private static Optional<PresenceAsk> presence(Place place) {
        return Section.open(place, Keys.PRESENCE).flatMap(section -> {
            Optional<String> person = section.read("person", Texts.line(200));
            List<String> roles = section.list("roles", Texts.listOf(Texts.line(100), 1, MOST_ROLES));
            Optional<Instant> start = section.read("start", Moments::instant);
            Optional<Instant> end = section.read("end", Moments::instant);
            Optional<Interval> interval = start.isPresent() && end.isPresent()
                    ? Moments.between(place, start.get(), end.get())
                    : Optional.empty();
            return section.whole(() -> new PresenceAsk(
                    new Presence(new Person(person.orElseThrow(), person.orElseThrow()), interval.orElseThrow()),
                    roles.stream().map(Role::new).toList()));
        });
    }

    /** What becomes of local times that a change of clocks skips. */
    private enum SkippedTimes {
        SHIFT,
        OMIT
    }

    /** A mapping that questions about windows are made of. */
    private record Keys(String title, List<String> required, List<String> optional) implements SectionKeys {
        static final Keys QUESTION = new Keys(
                "search", List.of("from", "until", "need"), List.of("open", "closed", "staffing", "presence", "limit"));
        static final Keys NEED =
                new Keys("need", List.of("duration"), List.of("lead", "soak", "reserve", "windowCovers"));
        static final Keys CALENDAR = new Keys(
                "calendar", List.of(), List.of("ics", "zone", "skippedTimes", "intervals", "source", "summary"));
        static final Keys STAFFING_LINE =
                new Keys("staffing rule", List.of("role"), List.of("min", "continuity", "roster"));
        static final Keys PRESENCE = new Keys("presence", List.of("person", "roles", "start", "end"), List.of());
    }
}
