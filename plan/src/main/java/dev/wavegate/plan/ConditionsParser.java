package dev.wavegate.plan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

import dev.wavegate.domain.change.ChangeForm;
import dev.wavegate.domain.change.ChangeType;
import dev.wavegate.domain.change.CloseAt;
import dev.wavegate.domain.change.Level;
import dev.wavegate.domain.change.OnRejection;
import dev.wavegate.domain.rollout.ChangeTerms;
import dev.wavegate.domain.rollout.WhenMoved;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Role;
import dev.wavegate.domain.staffing.StaffingRule;
import dev.wavegate.domain.window.WindowCovers;
import dev.wavegate.domain.window.WindowRules;

/** Reads under which conditions a rollout may happen: the change, the windows, the staff. */
final class ConditionsParser {
    private static final Duration APPROVAL_TIMEOUT = Duration.ofDays(14);
    private static final Duration LEEWAY = Duration.ofDays(1);
    private static final Duration LEAD = Duration.ofMinutes(15);
    private static final Duration RESERVE = Duration.ofMinutes(30);
    private static final int MOST_SCHEDULES = 20;
    private static final int MOST_PEOPLE = 100;
    private static final int MOST_FIELDS = 50;
    private static final int MOST_ITEMS = 20;
    private static final Pattern FIELD_NAME = Pattern.compile("[a-z][a-z0-9_]{0,79}");

    private ConditionsParser() {}

    /** The justification says what is rolled out when the plan gives none. */
    static Parser<ChangeTerms> change(String whatIsRolledOut) {
        return place -> Section.open(place, PlanSection.CHANGE).flatMap(section -> {
            Optional<ChangeType> type = section.read("type", Texts.oneOf(ChangeType.class));
            Optional<String> group = section.read("assignmentGroup", Texts.line(200));
            Optional<String> justification = section.read("justification", Texts.lines(4000));
            Optional<Level> risk = section.read("risk", Texts.oneOf(Level.class));
            Optional<Level> impact = section.read("impact", Texts.oneOf(Level.class));
            ChangeForm form = form(section, type);
            Optional<Duration> timeout = section.read("approvalTimeout", Numbers::aboveZero);
            Optional<Duration> leeway = section.read("leeway", Numbers::notNegative);
            Optional<WhenMoved> whenMoved = section.read("whenMoved", Texts.oneOf(WhenMoved.class));
            Optional<OnRejection> onRejection = section.read("onRejection", Texts.oneOf(OnRejection.class));
            Optional<CloseAt> close = section.read("close", Texts.oneOf(CloseAt.class));
            return section.whole(() -> new ChangeTerms(
                    type.orElse(ChangeType.NORMAL),
                    group.orElseThrow(),
                    justification.orElse(whatIsRolledOut),
                    risk.orElse(Level.MEDIUM),
                    impact.orElse(Level.LOW),
                    form,
                    timeout.orElse(APPROVAL_TIMEOUT),
                    leeway.orElse(LEEWAY),
                    whenMoved.orElse(WhenMoved.HOLD),
                    onRejection.orElse(OnRejection.END),
                    close.orElse(CloseAt.CLOSED)));
        });
    }

    static Optional<WindowRules> windows(Place place, KnownNames known) {
        return windows(place, known, new WindowRules(List.of(), List.of(), LEAD, RESERVE));
    }

    /** What is left out is as in these. */
    static Optional<WindowRules> windows(Place place, KnownNames known, WindowRules usual) {
        Parser<List<ScheduleRef>> schedules = Texts.listOf(known::schedule, 0, MOST_SCHEDULES);
        return Section.open(place, PlanSection.WINDOWS).flatMap(section -> {
            Optional<List<ScheduleRef>> open = section.read("open", schedules);
            Optional<List<ScheduleRef>> closed = section.read("closed", schedules);
            Optional<Duration> lead = section.read("lead", Numbers::notNegative);
            Optional<Duration> reserve = section.read("reserve", Numbers::notNegative);
            Optional<WindowCovers> covers = section.read("covers", Texts.oneOf(WindowCovers.class));
            return section.whole(() -> new WindowRules(
                    open.orElse(usual.open()),
                    closed.orElse(usual.closed()),
                    lead.orElse(usual.lead()),
                    reserve.orElse(usual.reserve()),
                    covers.orElse(usual.covers())));
        });
    }

    static Parser<List<StaffingRule>> staffing(KnownNames known) {
        return Texts.listOf(place -> staffingRule(place, known), 0, MOST_SCHEDULES);
    }

    private static Optional<StaffingRule> staffingRule(Place place, KnownNames known) {
        return Section.open(place, PlanSection.STAFFING_RULE).flatMap(section -> {
            Optional<String> role = section.read("role", Texts.line(100));
            Optional<ScheduleRef> roster = section.read("roster", known::schedule);
            Optional<Integer> min = section.read("min", Numbers.whole(1, MOST_PEOPLE));
            Optional<Boolean> continuity = section.read("continuity", Texts::yesOrNo);
            Optional<Boolean> shared = section.read("shared", Texts::yesOrNo);
            return section.whole(() -> new StaffingRule(
                    new Role(role.orElseThrow()),
                    roster.orElseThrow(),
                    min.orElse(1),
                    continuity.orElse(false),
                    shared.orElse(false)));
        });
    }

    private static ChangeForm form(Section section, Optional<ChangeType> type) {
        Optional<String> model = section.read("model", Texts.line(200));
        Optional<String> template = section.read(
                "template",
                place -> mayHaveTemplate(section, type)
                        ? Texts.line(200).of(place)
                        : place.refuse("must not be set unless type is STANDARD"));
        return new ChangeForm(
                section.read("fields", ConditionsParser::fields).orElse(Map.of()),
                model,
                template,
                section.list("affectedItems", Texts.listOf(Texts.line(200), 1, MOST_ITEMS)));
    }

    private static boolean mayHaveTemplate(Section section, Optional<ChangeType> type) {
        return section.has("type") && type.orElse(ChangeType.STANDARD) == ChangeType.STANDARD;
    }

    private static Optional<Map<String, String>> fields(Place place) {
        return place.mapping().flatMap(mapping -> {
            if (mapping.values().size() > MOST_FIELDS) {
                return place.refuse(
                        "must have at most " + MOST_FIELDS + " fields",
                        mapping.values().size() + " fields");
            }
            Map<String, String> fields = new TreeMap<>();
            mapping.values().forEach((name, value) -> {
                Place at = place.child(name, value);
                if (!FIELD_NAME.matcher(name).matches()) {
                    at.refuse("field name must be 1 to 80 characters of a-z, 0-9 and _, starting with a letter");
                }
                Texts.lines(4000).of(at).ifPresent(text -> fields.put(name, text));
            });
            return Optional.of(fields);
        });
    }
}
