package dev.wavegate.integrations.genericroster;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonPointer;

/**
 * How a shift system speaks, as its description says; either a question or a file is there.
 *
 * @param headers sent with every question
 * @param probe a cheap question that shows that the system answers
 * @param horizon how far ahead the system knows its shifts; empty when as far as it is asked
 */
record RosterDialect(
        Map<String, Template> headers,
        Optional<Template> probe,
        Optional<RequestTemplate> question,
        Optional<KeptFile> file,
        ResponseFormat response,
        ShiftShape shift,
        Optional<PeopleShape> people,
        Optional<Duration> horizon) {
    RosterDialect {
        headers = Map.copyOf(headers);
    }

    /** The secrets that questions need. */
    Set<String> secrets() {
        Set<String> secrets = new TreeSet<>();
        templates().forEach(each -> secrets.addAll(each.secrets()));
        return secrets;
    }

    /** Whether different rosters are different answers, or different parts of one. */
    boolean tellsRostersApart() {
        return question.filter(each -> each.names("name")).isPresent()
                || file.filter(each -> each.path().places().contains("name")).isPresent()
                || shift.where().stream()
                        .flatMap(each -> each.values().stream())
                        .anyMatch(each -> each.places().contains("name"));
    }

    private Stream<Template> templates() {
        Stream<RequestTemplate> questions =
                Stream.concat(question.stream(), people.flatMap(PeopleShape::question).stream());
        return Stream.of(
                        headers.values().stream(),
                        probe.stream(),
                        questions.flatMap(each -> Stream.concat(Stream.of(each.url()), each.body().stream())))
                .flatMap(each -> each);
    }

    /**
     * A list that is asked for over HTTP.
     *
     * @param body JSON, and the reason to ask with POST
     * @param times how the ends of the time that is asked for are written
     * @param widen by how much more is asked for at both ends
     */
    record RequestTemplate(Template url, Optional<Template> body, TimeFormat times, Duration widen, Paging paging) {
        /** Whether the place stands anywhere in it. */
        boolean names(String place) {
            return url.places().contains(place)
                    || body.filter(each -> each.places().contains(place)).isPresent();
        }
    }

    /**
     * How a list goes on after its first page.
     *
     * @param first the number of the first page
     * @param next where a page tells the link to the next one
     * @param total where a page tells how many items the list has
     * @param most so many items or more in one answer mean that it may have been cut off; 0 when there is no such limit
     */
    record Paging(By by, int first, Optional<Field> next, Optional<Field> total, int most) {
        /** What the next page is asked for by. */
        enum By {
            NONE,
            PAGE,
            OFFSET,
            LINK
        }

        static final Paging NONE = new Paging(By.NONE, 1, Optional.empty(), Optional.empty(), 0);
    }

    /**
     * A file that somebody leaves for us.
     *
     * @param path below the folder of the system
     * @param maxAge how long ago it may have been written
     */
    record KeptFile(Template path, Duration maxAge) {}

    /**
     * How an answer is written.
     *
     * @param list of the shifts in a JSON answer
     * @param separator between the columns of a table
     * @param terminated whether the last line of a table must end like the others, as one that was cut off would not
     */
    record ResponseFormat(Form form, JsonPointer list, char separator, Charset charset, boolean terminated) {
        /** In which form. */
        enum Form {
            JSON,
            CSV
        }

        static ResponseFormat json(JsonPointer list) {
            return new ResponseFormat(Form.JSON, list, ',', StandardCharsets.UTF_8, true);
        }
    }

    /**
     * Where the facts of a shift stand.
     *
     * @param where what a shift must be to count
     */
    record ShiftShape(
            Field person,
            Optional<Field> personName,
            BreakShape.Ends ends,
            TimeFormat times,
            List<Condition> where,
            Optional<BreakShape> breaks) {
        ShiftShape {
            where = List.copyOf(where);
        }
    }

    /**
     * Where breaks stand.
     *
     * @param list in the shift; empty when the break stands in the shift itself
     * @param times where a break begins and ends; empty when only lengths are told
     * @param where which of the list take somebody away
     * @param length how long the breaks of a shift are in all
     * @param unit of the length
     */
    record BreakShape(
            Optional<JsonPointer> list,
            Optional<Ends> times,
            List<Condition> where,
            Optional<Field> length,
            Duration unit,
            WithoutTimes withoutTimes) {
        /** What to make of a shift with a break of which nobody says when it is. */
        enum WithoutTimes {
            /** Somebody who is away at a time that is not known is not there at any. */
            NOT_COUNTED,
            /** Somebody takes over during breaks, or they do not matter. */
            COUNTED,
            /** The whole reading is not to be relied on. */
            INCOMPLETE
        }

        /** Where something begins and where it ends. */
        record Ends(Field start, Field end) {}

        BreakShape {
            where = List.copyOf(where);
        }
    }

    /**
     * Where it stands who somebody is outside of the system.
     *
     * @param question what to ask for the list; empty when it stands beside the shifts
     * @param list in the answer
     * @param id by which shifts name a person
     * @param key by which other systems know the person
     */
    record PeopleShape(
            Optional<RequestTemplate> question, JsonPointer list, Field id, Field key, Optional<Field> name) {}
}
