package dev.wavegate.integrations.genericroster;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

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
}
