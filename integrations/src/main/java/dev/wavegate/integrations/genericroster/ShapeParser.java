package dev.wavegate.integrations.genericroster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonPointer;
import dev.wavegate.integrations.genericroster.RosterDialect.BreakShape;
import dev.wavegate.integrations.genericroster.RosterDialect.PeopleShape;
import dev.wavegate.integrations.genericroster.RosterDialect.ShiftShape;

/** Reads from a dialect where the facts of shifts and people stand. */
final class ShapeParser {
    /** In which a length is told. */
    private enum Unit {
        SECONDS(Duration.ofSeconds(1)),
        MINUTES(Duration.ofMinutes(1)),
        HOURS(Duration.ofHours(1));

        private final Duration duration;

        Unit(Duration duration) {
            this.duration = duration;
        }
    }

    private final boolean json;

    ShapeParser(boolean json) {
        this.json = json;
    }

    ShiftShape shift(Section shifts) {
        TimeFormat times = shifts.section("times").map(RequestParser::times).orElse(TimeFormat.ISO);
        if (!times.canBeRead()) {
            shifts.refuse("times", "must have day, minute and, without a zone, an offset");
        }
        return new ShiftShape(
                field(shifts, "person"),
                optionalField(shifts, "personName"),
                new BreakShape.Ends(field(shifts, "start"), field(shifts, "end")),
                times,
                conditions(shifts),
                shifts.section("breaks").map(this::breaks));
    }

    PeopleShape people(Section people, RequestParser questions) {
        PeopleShape shape = new PeopleShape(
                people.section("request").map(questions::read),
                list(people),
                field(people, "id"),
                field(people, "key"),
                optionalField(people, "name"));
        people.refuseStrangeKeys();
        return shape;
    }

    private BreakShape breaks(Section breaks) {
        Optional<JsonPointer> list = json && breaks.has("list") ? Optional.of(list(breaks)) : Optional.empty();
        Optional<Field> start = optionalField(breaks, "start");
        Optional<Field> end = optionalField(breaks, "end");
        Optional<Field> length = optionalField(breaks, "length");
        if (start.isPresent() != end.isPresent()) {
            breaks.refuse("end", "must be given if and only if start is");
        }
        if (list.isPresent() ? start.isEmpty() : start.isEmpty() && length.isEmpty()) {
            breaks.refuse("start", list.isPresent() ? "is required" : "or length is required");
        }
        if (length.isPresent() != breaks.has("unit")) {
            breaks.refuse("unit", "must be given if and only if length is");
        }
        BreakShape shape = new BreakShape(
                list,
                start.flatMap(from -> end.map(until -> new BreakShape.Ends(from, until))),
                conditions(breaks),
                length,
                breaks.word("unit", Unit.class, Unit.MINUTES).duration,
                breaks.word("withoutTimes", BreakShape.WithoutTimes.class, BreakShape.WithoutTimes.NOT_COUNTED));
        breaks.refuseStrangeKeys();
        return shape;
    }

    private List<Condition> conditions(Section section) {
        List<Condition> conditions = new ArrayList<>();
        section.sections("where").forEach(each -> conditions.add(condition(each)));
        return conditions;
    }

    private Condition condition(Section section) {
        List<Template> equal = templates(section, "equals");
        List<Template> other = templates(section, "not");
        if (equal.isEmpty() == other.isEmpty()) {
            section.refuse("equals", "must be given if and only if the key \"not\" is absent");
        }
        Condition condition = new Condition(
                field(section, "field"),
                equal.isEmpty() ? other : equal,
                !equal.isEmpty(),
                section.word("absent", Condition.Absent.class, Condition.Absent.UNKNOWN));
        section.refuseStrangeKeys();
        return condition;
    }

    private static List<Template> templates(Section section, String key) {
        List<Template> templates =
                section.values(key).stream().map(Template::new).toList();
        for (Template each : templates) {
            if (each.placeOtherThan(Set.of("name")).isPresent()
                    || !each.secrets().isEmpty()) {
                section.refuse(key, "must contain no placeholder but {name}");
            }
        }
        return templates;
    }

    private Field field(Section section, String key) {
        return named(section, key, section.text(key));
    }

    private Optional<Field> optionalField(Section section, String key) {
        return section.optionalText(key).map(text -> named(section, key, text));
    }

    private Field named(Section section, String key, String text) {
        return json ? pointer(section, key, text) : Field.ofColumn(text);
    }

    static Field pointer(Section section, String key, String text) {
        if (!text.isEmpty() && !text.startsWith("/")) {
            section.refuse(key, "must be a JSON pointer such as /start_time");
            return new Field(JsonPointer.empty());
        }
        return new Field(JsonPointer.compile(text));
    }

    /** Where a list stands; left out when it is the whole answer. */
    static JsonPointer list(Section section) {
        return section.optionalText("list")
                .map(text -> pointer(section, "list", text).pointer())
                .orElse(JsonPointer.empty());
    }
}
