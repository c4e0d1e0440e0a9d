package dev.wavegate.domain.release;

import java.util.regex.Pattern;

/**
 * A version as devices report it, ordered as Semantic Versioning orders (numeric parts as numbers, a pre-release before
 * its release, build metadata ignored in the order but not in equality).
 *
 * @param value 1 to 64 visible characters without blanks
 */
public record Version(String value) implements Comparable<Version> {
    private static final Pattern FORM = Pattern.compile("[!-~]{1,64}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    public Version {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "a version must be 1 to 64 visible characters without blanks, but is \"" + value + "\"");
        }
    }

    public static boolean isValid(String value) {
        return FORM.matcher(value).matches();
    }

    @Override
    public int compareTo(Version other) {
        String left = withoutBuild(value);
        String right = withoutBuild(other.value);
        int core = compareParts(core(left), core(right));
        return core != 0 ? core : comparePreReleases(preRelease(left), preRelease(right));
    }

    private static String withoutBuild(String text) {
        int plus = text.indexOf('+');
        return plus < 0 ? text : text.substring(0, plus);
    }

    private static String core(String text) {
        int dash = text.indexOf('-');
        return dash < 0 ? text : text.substring(0, dash);
    }

    private static String preRelease(String text) {
        int dash = text.indexOf('-');
        return dash < 0 ? "" : text.substring(dash + 1);
    }

    private static int comparePreReleases(String left, String right) {
        if (left.isEmpty() || right.isEmpty()) {
            return Boolean.compare(left.isEmpty(), right.isEmpty());
        }
        int order = compareParts(left, right);
        // Unlike in a version itself, a part more makes a pre-release higher even when that part is zero.
        return order != 0 ? order : Integer.compare(left.split("\\.", -1).length, right.split("\\.", -1).length);
    }

    private static int compareParts(String left, String right) {
        String[] ours = left.split("\\.", -1);
        String[] theirs = right.split("\\.", -1);
        for (int i = 0; i < Math.max(ours.length, theirs.length); i++) {
            int order = comparePart(i < ours.length ? ours[i] : "", i < theirs.length ? theirs[i] : "");
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int comparePart(String left, String right) {
        boolean leftIsNumber = NUMBER.matcher(left).matches();
        boolean rightIsNumber = NUMBER.matcher(right).matches();
        if (leftIsNumber && rightIsNumber) {
            return Long.compare(Long.parseLong(left), Long.parseLong(right));
        }
        if (leftIsNumber != rightIsNumber && !left.isEmpty() && !right.isEmpty()) {
            return leftIsNumber ? -1 : 1;
        }
        if (left.isEmpty() || right.isEmpty()) {
            return missingCountsAsZero(left, right);
        }
        return left.compareTo(right);
    }

    private static int missingCountsAsZero(String left, String right) {
        String present = left.isEmpty() ? right : left;
        boolean zero = present.isEmpty() || (NUMBER.matcher(present).matches() && Long.parseLong(present) == 0);
        if (zero) {
            return 0;
        }
        return left.isEmpty() ? -1 : 1;
    }

    @Override
    public String toString() {
        return value;
    }
}
