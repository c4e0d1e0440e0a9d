package dev.wavegate.integrations.genericroster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.wavegate.integrations.genericroster.RosterDialect.KeptFile;
import dev.wavegate.integrations.genericroster.RosterDialect.PeopleShape;
import dev.wavegate.integrations.genericroster.RosterDialect.RequestTemplate;
import dev.wavegate.integrations.genericroster.RosterDialect.ResponseFormat;

/** Reads the description of a dialect, and refuses it with all its mistakes. */
final class DialectParser {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final List<String> problems = new ArrayList<>();

    private DialectParser() {}

    /**
     * The dialect that the file describes.
     *
     * @throws RosterRefused naming every mistake with its place, its rule and what was found
     */
    static RosterDialect read(Path file) {
        JsonNode tree;
        try {
            tree = YAML.readTree(Files.readString(file));
        } catch (JsonProcessingException notYaml) {
            JsonLocation place = notYaml.getLocation();
            throw new RosterRefused(
                    "dialect",
                    "must be a well-formed YAML file without duplicate keys; see line " + place.getLineNr()
                            + ", column " + place.getColumnNr());
        } catch (IOException unreadable) {
            throw new RosterRefused("dialect", "must be a readable file");
        }
        return new DialectParser().read(tree);
    }

    private RosterDialect read(JsonNode tree) {
        Section root = new Section("", tree.isObject() ? tree : JsonNodeFactory.instance.objectNode(), problems);
        root.requireExactly("apiVersion", "wavegate/v1");
        root.requireExactly("kind", "RosterDialect");
        RosterDialect dialect = dialect(root);
        root.refuseStrangeKeys();
        if (!problems.isEmpty()) {
            throw new RosterRefused(
                    "dialect", "must be a dialect without validation errors (" + String.join("; ", problems) + ")");
        }
        return dialect;
    }

    private RosterDialect dialect(Section root) {
        Section shifts = root.required("shifts")
                .orElse(new Section("shifts", JsonNodeFactory.instance.objectNode(), new ArrayList<>()));
        ResponseFormat response = ResponseParser.read(shifts);
        boolean json = response.form() == ResponseFormat.Form.JSON;
        RequestParser questions = new RequestParser(json);
        Optional<RequestTemplate> question = shifts.section("request").map(questions::read);
        Optional<KeptFile> file = shifts.section("file").map(RequestParser::file);
        ShapeParser shapes = new ShapeParser(json);
        Optional<Duration> horizon = shifts.duration("horizon");
        RosterDialect dialect = new RosterDialect(
                headers(root),
                root.optionalText("probe").map(text -> RequestParser.probe(root, text)),
                question,
                file,
                response,
                shapes.shift(shifts),
                root.section("people").map(each -> shapes.people(each, questions)),
                horizon);
        shifts.refuseStrangeKeys();
        requireSense(root, shifts, dialect);
        return dialect;
    }

    private static Map<String, Template> headers(Section root) {
        Map<String, Template> headers = new LinkedHashMap<>();
        root.section("headers")
                .ifPresent(section -> root.texts("headers").forEach((name, value) -> {
                    Template template = new Template(value);
                    if (!name.matches("[A-Za-z0-9-]{1,100}")) {
                        section.refuse(name, "must be a header name of letters, digits and -");
                    }
                    if (template.placeOtherThan(Set.of()).isPresent() || template.hasStrayBraces()) {
                        section.refuse(name, "must contain no placeholder but {secret:<name>}");
                    }
                    headers.put(name, template);
                }));
        return headers;
    }

    /** What no key alone can say. */
    private static void requireSense(Section root, Section shifts, RosterDialect dialect) {
        if (dialect.question().isPresent() == dialect.file().isPresent()) {
            shifts.refuse("request", "must be given if and only if file is absent");
        }
        boolean asks = dialect.question().isPresent();
        if (asks != dialect.probe().isPresent()) {
            root.refuse("probe", asks ? "is required with shifts.request" : "is not allowed without shifts.request");
        }
        boolean bounded = dialect.question()
                .filter(each -> each.names("start") && each.names("end"))
                .isPresent();
        if (!bounded && dialect.horizon().isEmpty()) {
            shifts.refuse("horizon", "is required when the request does not contain {start} and {end}");
        }
        boolean json = dialect.response().form() == ResponseFormat.Form.JSON;
        boolean asksForPeople = dialect.people().flatMap(PeopleShape::question).isPresent();
        if (dialect.people().isPresent() && (!json || (asksForPeople && !asks))) {
            root.refuse("people", "is supported with shifts.request and JSON only");
        }
    }
}
