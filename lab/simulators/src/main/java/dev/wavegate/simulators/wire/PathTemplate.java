package dev.wavegate.simulators.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A path with variables such as {@code /jobs/{key}:cancel}; a variable fills at most one segment and is never empty. */
record PathTemplate(List<Segment> segments) implements Comparable<PathTemplate> {
    static PathTemplate of(String template) {
        return new PathTemplate(Stream.of(segmentsOf(template)).map(Segment::of).toList());
    }

    /** The decoded variables when the raw path fits. */
    Optional<Map<String, String>> match(String rawPath) {
        String[] parts = segmentsOf(rawPath);
        if (parts.length != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < parts.length; i++) {
            if (!segments.get(i).accepts(SimRequest.decodedPath(parts[i]), variables)) {
                return Optional.empty();
            }
        }
        return Optional.of(Map.copyOf(variables));
    }

    private static String[] segmentsOf(String path) {
        return path.replaceFirst("^/", "").split("/", -1);
    }

    /** The more specific template first: literals before custom verbs before bare variables, from the left. */
    @Override
    public int compareTo(PathTemplate other) {
        for (int i = 0; i < Math.min(segments.size(), other.segments.size()); i++) {
            int order = Integer.compare(
                    other.segments.get(i).weight(), segments.get(i).weight());
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(segments.size(), other.segments.size());
    }

    /** Literal text around at most one variable; an empty variable name means there is none. */
    record Segment(String before, String variable, String after) {
        static Segment of(String text) {
            int open = text.indexOf('{');
            int close = text.indexOf('}');
            if (open < 0) {
                return new Segment(text, "", "");
            }
            if (close <= open + 1 || text.indexOf('{', open + 1) >= 0) {
                throw new IllegalArgumentException("a segment must hold one {variable}, but is " + text);
            }
            return new Segment(text.substring(0, open), text.substring(open + 1, close), text.substring(close + 1));
        }

        boolean accepts(String part, Map<String, String> variables) {
            if (variable.isEmpty()) {
                return part.equals(before);
            }
            int fixed = before.length() + after.length();
            if (part.length() <= fixed || !part.startsWith(before) || !part.endsWith(after)) {
                return false;
            }
            variables.put(variable, part.substring(before.length(), part.length() - after.length()));
            return true;
        }

        int weight() {
            return variable.isEmpty() ? Integer.MAX_VALUE : before.length() + after.length();
        }
    }
}
