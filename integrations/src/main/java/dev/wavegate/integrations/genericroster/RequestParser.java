package dev.wavegate.integrations.genericroster;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.wavegate.integrations.genericroster.RosterDialect.KeptFile;
import dev.wavegate.integrations.genericroster.RosterDialect.Paging;
import dev.wavegate.integrations.genericroster.RosterDialect.RequestTemplate;

/** Reads from a dialect what is asked for, and where. */
final class RequestParser {
    /** How a question is sent. */
    private enum Method {
        GET,
        POST
    }

    private static final Set<String> PLACES = Set.of("root", "name", "start", "end", "page", "offset");
    private static final Set<String> OF_A_PROBE = Set.of("root", "start", "end");
    /** What follows the root must not change the host that it names. */
    private static final Pattern BELOW_THE_ROOT = Pattern.compile("\\{root}[/?].*", Pattern.DOTALL);

    private static final Pattern UNQUOTED_YEAR = Pattern.compile("y(?=(?:[^']*'[^']*')*[^']*$)");

    private final boolean json;

    RequestParser(boolean json) {
        this.json = json;
    }

    RequestTemplate read(Section request) {
        Method method = request.word("method", Method.class, Method.GET);
        Template url = address(request, "url", request.text("url"), PLACES);
        Optional<Template> body = request.optionalText("body").map(text -> body(request, text));
        if (body.isPresent() != (method == Method.POST)) {
            request.refuse("body", method == Method.POST ? "is required with POST" : "is not allowed with GET");
        }
        TimeFormat times = request.section("times").map(RequestParser::times).orElse(TimeFormat.ISO);
        Duration widen = request.duration("widen").orElse(Duration.ZERO);
        if (times.isCoarse() && widen.compareTo(Duration.ofDays(1)) < 0) {
            request.refuse("widen", "must be at least 1d when times have no minutes");
        }
        Paging paging = request.section("paging").map(this::paging).orElse(Paging.NONE);
        RequestTemplate question = new RequestTemplate(url, body, times, widen, paging);
        requirePlace(request, question, "page", paging.by() == Paging.By.PAGE);
        requirePlace(request, question, "offset", paging.by() == Paging.By.OFFSET);
        request.refuseStrangeKeys();
        return question;
    }

    private static void requirePlace(Section request, RequestTemplate question, String place, boolean needed) {
        if (question.names(place) != needed) {
            request.refuse(
                    "paging",
                    "must be by " + place.toUpperCase(Locale.ROOT) + " if and only if url or body contains {" + place
                            + "}");
        }
    }

    static Template probe(Section root, String text) {
        return address(root, "probe", text, OF_A_PROBE);
    }

    private static Template address(Section section, String key, String text, Set<String> places) {
        Template address = new Template(text);
        if (!BELOW_THE_ROOT.matcher(text).matches()) {
            section.refuse(key, "must begin with {root}/ or {root}?");
        }
        refusePlaces(section, key, address, places);
        if (address.hasStrayBraces()) {
            section.refuse(key, "must have braces around known placeholders only");
        }
        return address;
    }

    private static Template body(Section request, String text) {
        Template body = new Template(text);
        refusePlaces(request, "body", body, Set.of("name", "start", "end", "page", "offset"));
        return body;
    }

    private static void refusePlaces(Section section, String key, Template template, Set<String> places) {
        template.placeOtherThan(places)
                .ifPresent(place -> section.refuse(
                        key,
                        "must not contain {" + place + "}; known are "
                                + places.stream()
                                        .sorted()
                                        .map(known -> "{" + known + "}")
                                        .collect(Collectors.joining(", "))
                                + " and {secret:<name>}"));
    }

    static KeptFile file(Section file) {
        Template path = new Template(file.text("path"));
        refusePlaces(file, "path", path, Set.of("name"));
        if (!path.secrets().isEmpty()
                || path.hasStrayBraces()
                || path.text().contains("..")
                || path.text().startsWith("/")) {
            file.refuse("path", "must be a path below the folder with no placeholder but {name}");
        }
        Optional<Duration> maxAge = file.duration("maxAge");
        if (maxAge.isEmpty()) {
            file.refuse("maxAge", "must be the maximum age of the file");
        }
        file.refuseStrangeKeys();
        return new KeptFile(path, maxAge.orElse(Duration.ZERO));
    }

    private Paging paging(Section section) {
        Paging.By by = section.word("by", Paging.By.class, Paging.By.NONE);
        int first = section.number("first", 1, 0, 1);
        Optional<Field> next = section.optionalText("next").map(text -> ShapeParser.pointer(section, "next", text));
        Optional<Field> total = section.optionalText("total").map(text -> ShapeParser.pointer(section, "total", text));
        int most = section.number("most", 0, 1, 1_000_000);
        if (next.isPresent() != (by == Paging.By.LINK)) {
            section.refuse("next", "must be given if and only if paging is by LINK");
        }
        if (first == 0 && by != Paging.By.PAGE) {
            section.refuse("first", "is allowed only when paging is by PAGE");
        }
        if (most > 0 && by != Paging.By.NONE) {
            section.refuse("most", "is allowed only when paging is by NONE");
        }
        if (!json && (by != Paging.By.NONE || total.isPresent())) {
            section.refuse("by", "must be NONE, and without total, for tables");
        }
        section.refuseStrangeKeys();
        return new Paging(by, first, next, total, most);
    }

    static TimeFormat times(Section section) {
        TimeFormat.Form form = section.word("format", TimeFormat.Form.class, TimeFormat.Form.ISO);
        boolean patterned = form == TimeFormat.Form.PATTERN;
        Optional<DateTimeFormatter> pattern = section.optionalText("pattern").flatMap(text -> pattern(section, text));
        Optional<ZoneId> zone = section.optionalText("zone").flatMap(text -> zone(section, text));
        if (patterned != section.has("pattern")) {
            section.refuse("pattern", "must be given if and only if format is PATTERN");
        }
        if (!patterned && section.has("zone")) {
            section.refuse("zone", "is allowed only when format is PATTERN");
        }
        section.refuseStrangeKeys();
        return patterned && pattern.isEmpty() ? TimeFormat.ISO : new TimeFormat(form, pattern, zone);
    }

    private static Optional<DateTimeFormatter> pattern(Section section, String text) {
        try {
            // Strict, so that 31 November is no day; strict years have no eras.
            return Optional.of(new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(UNQUOTED_YEAR.matcher(text).replaceAll("u"))
                    .toFormatter(Locale.US)
                    .withResolverStyle(ResolverStyle.STRICT));
        } catch (IllegalArgumentException notAPattern) {
            section.refuse("pattern", "must be a date and time pattern");
            return Optional.empty();
        }
    }

    private static Optional<ZoneId> zone(Section section, String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException unknown) {
            section.refuse("zone", "must be a zone such as Europe/Berlin");
            return Optional.empty();
        }
    }
}
