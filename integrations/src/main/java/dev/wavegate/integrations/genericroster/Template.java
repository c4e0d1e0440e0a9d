package dev.wavegate.integrations.genericroster;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with places such as {@code {start}} that are filled in for every question. */
record Template(String text) {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+(?::[a-z][a-z0-9-]*)?)}");
    private static final String SECRET = "secret:";

    /** What stands in braces, each once. */
    Set<String> places() {
        Set<String> places = new TreeSet<>();
        PLACE.matcher(text).results().forEach(each -> places.add(each.group(1)));
        return places;
    }

    /** The names of the secrets among the places. */
    Set<String> secrets() {
        Set<String> secrets = new TreeSet<>();
        places().stream()
                .filter(each -> each.startsWith(SECRET))
                .forEach(each -> secrets.add(each.substring(SECRET.length())));
        return secrets;
    }

    /** The first place that is none of these; secrets may always be there. */
    Optional<String> placeOtherThan(Set<String> allowed) {
        return places().stream()
                .filter(each -> !allowed.contains(each) && !each.startsWith(SECRET))
                .findFirst();
    }

    /** Whether a brace is left that opens or closes no place. */
    boolean hasStrayBraces() {
        String rest = PLACE.matcher(text).replaceAll("");
        return rest.contains("{") || rest.contains("}");
    }

    /** The text with these values, each written in the way of its surroundings. */
    String filled(Map<String, String> values, UnaryOperator<String> encoding) {
        return PLACE.matcher(text).replaceAll(match -> {
            String value = values.get(match.group(1));
            if (value == null) {
                throw new IllegalArgumentException("no value for " + match.group());
            }
            return Matcher.quoteReplacement(encoding.apply(value));
        });
    }
}
