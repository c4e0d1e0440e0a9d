package dev.wavegate.plan;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.release.Artifact;
import dev.wavegate.domain.release.Version;
import dev.wavegate.domain.release.VersionRange;

/** Readings of texts: names, versions, addresses, words of a fixed list, and lists of them. */
final class Texts {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,62}");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][!-~]{0,63}");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{1,4000}={0,2}");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|\\p{Cs}");
    private static final String VERSION_RULE =
            "a version of 1 to 64 visible characters without blanks, starting with a letter or digit";

    private Texts() {}

    /** One line, not blank. */
    static Parser<String> line(int longest) {
        return place -> text(place, 1, longest)
                .flatMap(text -> text.contains("\n") || text.contains("\t")
                        ? place.refuse("must be one line without tabs")
                        : Optional.of(text));
    }

    /** Any number of lines, possibly none. */
    static Parser<String> lines(int longest) {
        return place -> text(place, 0, longest);
    }

    /** Exactly this word. */
    static Parser<String> exactly(String word) {
        return place -> place.scalar("\"" + word + "\"")
                .flatMap(text -> text.equals(word) ? Optional.of(text) : place.refuse("must be \"" + word + "\""));
    }

    static Optional<String> name(Place place) {
        return matching(
                place, NAME, "a name of 1 to 63 letters, digits, blanks and ._-, starting with a letter or digit");
    }

    static Optional<RolloutId> rolloutId(Place place) {
        String rule = "a name of 1 to 40 characters of a-z, 0-9 and -, starting and ending with a letter or digit";
        return place.scalar(rule)
                .flatMap(text ->
                        RolloutId.isValid(text) ? Optional.of(new RolloutId(text)) : place.refuse("must be " + rule));
    }

    static Optional<Version> version(Place place) {
        return matching(place, VERSION, VERSION_RULE).map(Version::new);
    }

    static Optional<VersionRange> versionRange(Place place) {
        String rule = "<, <=, >, >=, = or != before " + VERSION_RULE;
        return place.scalar(rule)
                .flatMap(text -> VersionRange.parse(text)
                        .filter(range -> VERSION.matcher(range.bound().value()).matches())
                        .or(() -> place.refuse("must be " + rule)));
    }

    static Optional<String> sha256(Place place) {
        String rule = "64 lower-case hexadecimal digits";
        return place.scalar(rule)
                .flatMap(text -> Artifact.isSha256(text) ? Optional.of(text) : place.refuse("must be " + rule));
    }

    static Optional<String> base64(Place place) {
        return matching(place, BASE64, "Base64 of at most 4000 characters");
    }

    static Optional<URI> absoluteUri(Place place) {
        return line(2000).of(place).flatMap(text -> {
            try {
                URI uri = new URI(text);
                return uri.isAbsolute() ? Optional.of(uri) : place.refuse("must be an absolute URI");
            } catch (URISyntaxException malformed) {
                return place.refuse("must be an absolute URI");
            }
        });
    }

    /** One of the words that the constants' names are. */
    static <E extends Enum<E>> Parser<E> oneOf(Class<E> words) {
        List<String> names =
                Arrays.stream(words.getEnumConstants()).map(Enum::name).toList();
        String rule = "one of " + String.join(", ", names);
        return place -> place.scalar(rule)
                .flatMap(text -> names.contains(text)
                        ? Optional.of(Enum.valueOf(words, text))
                        : place.refuse("must be " + rule + NearestWord.hint(text, names)));
    }

    /** A list of so many different values. */
    static <T> Parser<List<T>> listOf(Parser<T> reading, int least, int most) {
        return place -> place.listing().flatMap(listing -> {
            int size = listing.values().size();
            if (size < least || size > most) {
                return place.refuse("must list " + least + " to " + most + " values", size + " values");
            }
            return items(place, listing.values(), reading);
        });
    }

    /** A list of at most so many values, which may be alike. */
    static <T> Parser<List<T>> rowOf(Parser<T> reading, int most) {
        return place -> place.listing().flatMap(listing -> {
            List<Node> nodes = listing.values();
            if (nodes.size() > most) {
                return place.refuse("must list at most " + most + " values", nodes.size() + " values");
            }
            List<T> row = new ArrayList<>(nodes.size());
            for (int index = 0; index < nodes.size(); index++) {
                reading.of(place.item(index, nodes.get(index))).ifPresent(row::add);
            }
            return row.size() == nodes.size() ? Optional.of(row) : Optional.empty();
        });
    }

    static Optional<Boolean> yesOrNo(Place place) {
        return place.scalar("true or false").flatMap(text -> switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> place.refuse("must be true or false");
        });
    }

    private static <T> Optional<List<T>> items(Place place, List<Node> nodes, Parser<T> reading) {
        List<T> items = new ArrayList<>();
        Set<T> seen = new LinkedHashSet<>();
        for (int index = 0; index < nodes.size(); index++) {
            Place item = place.item(index, nodes.get(index));
            Optional<T> value = reading.of(item)
                    .flatMap(each -> seen.add(each) ? Optional.of(each) : item.refuse("must be listed once"));
            value.ifPresent(items::add);
        }
        return items.size() == nodes.size() ? Optional.of(items) : Optional.empty();
    }

    private static Optional<String> matching(Place place, Pattern form, String rule) {
        return place.scalar(rule)
                .flatMap(text -> form.matcher(text).matches() ? Optional.of(text) : place.refuse("must be " + rule));
    }

    private static Optional<String> text(Place place, int shortest, int longest) {
        String rule = "text of " + shortest + " to " + longest + " characters";
        return place.scalar(rule).flatMap(text -> {
            if (text.length() > longest || (shortest > 0 && text.isBlank())) {
                return place.refuse("must be " + rule + (shortest > 0 ? ", not blank" : ""));
            }
            return UNPRINTABLE.matcher(text).find()
                    ? place.refuse("must not contain control characters or broken Unicode")
                    : Optional.of(text);
        });
    }
}
