package dev.wavegate.plan;

import java.util.Optional;
import java.util.regex.Pattern;

/** A value, where it stands in the plan, and where to report what is wrong with it. */
record Place(String path, Node node, Problems problems) {
    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,99}");
    private static final int LONGEST_KEY = 100;

    static String pathOf(String parent, String key) {
        if (PLAIN_KEY.matcher(key).matches()) {
            return parent.isEmpty() ? key : parent + "." + key;
        }
        String kept = key.codePointCount(0, key.length()) <= LONGEST_KEY
                ? key
                : key.substring(0, key.offsetByCodePoints(0, LONGEST_KEY)) + "…";
        return parent + "[\"" + kept.replaceAll("\\p{Cntrl}", " ") + "\"]";
    }

    static String pathOf(String parent, int index) {
        return parent + "[" + index + "]";
    }

    Place child(String key, Node value) {
        return new Place(pathOf(path, key), value, problems);
    }

    Place item(int index, Node value) {
        return new Place(pathOf(path, index), value, problems);
    }

    /** Reports that the value breaks the rule; nothing can be read from it. */
    <T> Optional<T> refuse(String rule) {
        return refuse(rule, node.shown());
    }

    /** Reports that the rule is broken by what was found. */
    <T> Optional<T> refuse(String rule, String found) {
        problems.add(path, rule, found, node.line());
        return Optional.empty();
    }

    /** The value as written; anything but a scalar is reported. */
    Optional<String> scalar(String expected) {
        if (node instanceof Node.Scalar scalar) {
            return Optional.of(scalar.text());
        }
        return refuseType("must be " + expected);
    }

    /** The value as mapping; anything else is reported. */
    Optional<Node.Mapping> mapping() {
        if (node instanceof Node.Mapping mapping) {
            return Optional.of(mapping);
        }
        return refuseType("must be a mapping of keys to values");
    }

    /** The value as list; anything else is reported. */
    Optional<Node.Listing> listing() {
        if (node instanceof Node.Listing listing) {
            return Optional.of(listing);
        }
        return refuseType("must be a list");
    }

    private <T> Optional<T> refuseType(String rule) {
        if (node instanceof Node.Refused) {
            problems.repeated();
            return Optional.empty();
        }
        return refuse(node instanceof Node.Nothing ? rule + "; omit the key for its default" : rule);
    }
}
