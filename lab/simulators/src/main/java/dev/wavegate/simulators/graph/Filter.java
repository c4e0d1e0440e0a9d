package dev.wavegate.simulators.graph;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What {@code $filter} may say about a list of a schedule: a start at or after a moment and an end at or before one, of
 * what is shared, joined by and, each property at most once. Anything else is refused, so that what merely overlaps an
 * interval cannot be asked for.
 */
record Filter(List<Comparison> comparisons) {
    private static final Pattern COMPARISON = Pattern.compile("(\\w+)/(\\w+) +(\\w+) +(\\S+)");
    /** The only operator that each property may be compared with. */
    private static final Map<String, String> OPERATORS = Map.of("startDateTime", "ge", "endDateTime", "le");

    /** Reads a filter of resources whose shared half has this name; an empty text lets everything pass. */
    static Filter read(String text, String shared) {
        List<Comparison> comparisons = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String part : text.isEmpty() ? new String[0] : text.split(" +and +", -1)) {
            Matcher matcher = COMPARISON.matcher(part.strip());
            if (!matcher.matches()) {
                throw GraphErrors.badRequest("Invalid filter clause: " + part);
            }
            String property = matcher.group(1) + "/" + matcher.group(2);
            if (!matcher.group(1).equals(shared) || !OPERATORS.containsKey(matcher.group(2))) {
                throw GraphErrors.badRequest(
                        "The entity property '" + matcher.group(2) + "' is not allowed in $filter query.");
            }
            if (!seen.add(property)) {
                throw GraphErrors.badRequest(property + " may be used once only in $filter query.");
            }
            if (!matcher.group(3).equals(OPERATORS.get(matcher.group(2)))) {
                throw GraphErrors.badRequest("The operator '" + matcher.group(3) + "' is not allowed for " + property
                        + " in $filter query.");
            }
            comparisons.add(new Comparison("/" + property, matcher.group(3).equals("ge"), moment(matcher.group(4))));
        }
        return new Filter(comparisons);
    }

    private static Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw GraphErrors.badRequest("Invalid date in $filter query: " + text);
        }
    }

    boolean passes(JsonNode resource) {
        return comparisons.stream().allMatch(each -> each.holds(resource));
    }

    /** Both operators include the limit itself. */
    record Comparison(String pointer, boolean atLeast, Instant limit) {
        boolean holds(JsonNode resource) {
            String text = resource.at(pointer).asText("");
            if (text.isEmpty()) {
                return false;
            }
            try {
                int order = OffsetDateTime.parse(text).toInstant().compareTo(limit);
                return atLeast ? order >= 0 : order <= 0;
            } catch (DateTimeException brokenByATest) {
                return true;
            }
        }
    }
}
