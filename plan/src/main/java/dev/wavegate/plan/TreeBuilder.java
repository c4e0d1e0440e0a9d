package dev.wavegate.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import org.jspecify.annotations.Nullable;

/** Turns text into nodes, token by token, so that lines stay known and nothing is expanded or guessed. */
final class TreeBuilder {
    private static final int DEEPEST = 20;
    private static final JsonFactory JSON = new JsonFactory();
    private static final JsonFactory YAML = new YAMLFactory();

    private final JsonParser parser;
    private final Problems problems;
    private boolean abandoned;

    private TreeBuilder(JsonParser parser, Problems problems) {
        this.parser = parser;
        this.problems = problems;
    }

    /** The text's only value; empty when it is no text of the format, which has been reported then. */
    static Optional<Node> build(String text, PlanFormat format, Problems problems) {
        JsonFactory factory = switch (format) {
            case JSON -> JSON;
            case YAML -> YAML;
        };
        try (JsonParser parser = factory.createParser(text)) {
            return new TreeBuilder(parser, problems).document(format);
        } catch (JsonProcessingException malformed) {
            problems.add("", "must be well-formed " + format, complaint(malformed), lineOf(malformed.getLocation()));
            return Optional.empty();
        } catch (IOException impossible) {
            throw new IllegalStateException("reading from memory cannot fail", impossible);
        }
    }

    private Optional<Node> document(PlanFormat format) throws IOException {
        if (parser.nextToken() == null) {
            problems.add("", "must not be empty", "", 0);
            return Optional.empty();
        }
        Node root = value("", 1, line());
        if (!abandoned && parser.nextToken() != null) {
            problems.add("", "must be a single " + format + " document", "a second document", line());
            return Optional.empty();
        }
        return abandoned ? Optional.empty() : Optional.of(root);
    }

    private Node value(String path, int depth, int line) throws IOException {
        boolean refused = refusesMarks(path);
        if (depth > DEEPEST) {
            problems.add(path, "must not be nested deeper than " + DEEPEST + " levels", "", line());
            abandoned = true;
            return new Node.Refused(line);
        }
        JsonToken token = parser.currentToken();
        Node node;
        if (token == JsonToken.START_OBJECT) {
            node = mapping(path, depth, line);
        } else if (token == JsonToken.START_ARRAY) {
            node = listing(path, depth, line);
        } else if (token == JsonToken.VALUE_NULL) {
            node = new Node.Nothing(line);
        } else {
            node = new Node.Scalar(parser.getText(), line);
        }
        return refused ? new Node.Refused(line) : node;
    }

    private Node mapping(String path, int depth, int line) throws IOException {
        Map<String, Node> values = new LinkedHashMap<>();
        Map<String, Integer> keyLines = new LinkedHashMap<>();
        while (!abandoned && parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            String keyPath = Place.pathOf(path, key);
            int keyLine = line();
            boolean refused = refusesMarks(keyPath) || refusesMerge(keyPath, key, keyLine);
            parser.nextToken();
            Node node = value(keyPath, depth + 1, keyLine);
            Integer first = keyLines.putIfAbsent(key, keyLine);
            if (first != null) {
                problems.add(
                        keyPath, "must be set once", "set on line " + first + " and again on line " + keyLine, keyLine);
            }
            values.putIfAbsent(key, refused ? new Node.Refused(keyLine) : node);
        }
        return new Node.Mapping(values, line);
    }

    private Node listing(String path, int depth, int line) throws IOException {
        List<Node> values = new ArrayList<>();
        while (!abandoned && parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(Place.pathOf(path, values.size()), depth + 1, line()));
        }
        return new Node.Listing(values, line);
    }

    /** Aliases, anchors and tags would let a text mean something else than what it shows. */
    private boolean refusesMarks(String path) throws IOException {
        if (!(parser instanceof YAMLParser yaml)) {
            return false;
        }
        int before = problems.count();
        if (yaml.isCurrentAlias()) {
            problems.add(path, "must not use YAML aliases; write the value", "*" + parser.getText(), line());
        } else if (parser.currentToken().isStructStart() && parser.getObjectId() != null) {
            // Only here, as the parser keeps an anchor until it meets the next one.
            problems.add(path, "must not use YAML anchors", "&" + parser.getObjectId(), line());
        }
        if (parser.getTypeId() != null) {
            problems.add(path, "must not use YAML tags", "!" + parser.getTypeId(), line());
        }
        return problems.count() > before;
    }

    private boolean refusesMerge(String path, String key, int line) {
        boolean merge = parser instanceof YAMLParser && key.equals("<<");
        if (merge) {
            problems.add(path, "must not use YAML merge keys; write the values", key, line);
        }
        return merge;
    }

    private int line() {
        return lineOf(parser.currentTokenLocation());
    }

    private static int lineOf(@Nullable JsonLocation location) {
        return location == null ? 0 : Math.max(0, location.getLineNr());
    }

    /** The parser's complaint without the piece of text and the positions that it repeats on indented lines. */
    private static String complaint(JsonProcessingException malformed) {
        String message = malformed.getOriginalMessage();
        if (message.startsWith("Expected a field name")) {
            return "a key that is not text";
        }
        return String.join(
                ", ",
                message.lines()
                        .filter(each -> !each.isBlank() && !each.startsWith(" "))
                        .toList());
    }
}
