package dev.wavegate.simulators.graph;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What {@code $filter} may say about a list of a schedule: comparisons with the ends of what is shared, joined by and,
 * each property at most once; anything else is refused.
 */
record Filter(List<Comparison> comparisons) {
    private static final Pattern COMPARISON = Pattern.compile("(\\w+)/(\\w+) +(\\w+) +(\\S+)");
    private static final Set<String> ENDS = Set.of("startDateTime", "endDateTime");

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
            if (!matcher.group(1).equals(shared) || !ENDS.contains(matcher.group(2))) {
                throw GraphErrors.badRequest(property + " is not allowed in $filter query.");
            }
            if (!seen.add(property)) {
                throw GraphErrors.badRequest(property + " may be used once only in $filter query.");
            }
            comparisons.add(new Comparison("/" + property, atLeast(matcher.group(3)), moment(matcher.group(4))));
        }
        return new Filter(comparisons);
    }

    private static boolean atLeast(String operator) {
        return switch (operator) {
            case "ge" -> true;
            case "le" -> false;
            default -> throw GraphErrors.badRequest(operator + " is not supported in $filter query.");
        };
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
