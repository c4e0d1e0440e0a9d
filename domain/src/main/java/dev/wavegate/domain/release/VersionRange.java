package dev.wavegate.domain.release;

import java.util.Optional;

/**
 * Versions on one side of a bound, such as {@code <4.2.1}, {@code >=4.0.0} or {@code 4.2.0}.
 *
 * @param relation how a version must stand to the bound
 * @param bound the bound
 */
public record VersionRange(Relation relation, Version bound) {
    /** How a version may stand to the bound; the longer signs come first because they are parsed in this order. */
    public enum Relation {
        AT_MOST("<="),
        AT_LEAST(">="),
        NOT("!="),
        BELOW("<"),
        ABOVE(">"),
        EXACTLY("=");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }
    }

    /** Reads a range; empty when the text is none. */
    public static Optional<VersionRange> parse(String text) {
        String trimmed = text.strip();
        for (Relation relation : Relation.values()) {
            if (trimmed.startsWith(relation.sign)) {
                return of(relation, trimmed.substring(relation.sign.length()).strip());
            }
        }
        return of(Relation.EXACTLY, trimmed);
    }

    private static Optional<VersionRange> of(Relation relation, String bound) {
        return beginsWithItself(bound) && Version.isValid(bound)
                ? Optional.of(new VersionRange(relation, new Version(bound)))
                : Optional.empty();
    }

    /** Other tools write {@code ~4.2}, {@code ^4.2} or {@code =<4.2}: none of these is the name of a version. */
    private static boolean beginsWithItself(String bound) {
        return !bound.isEmpty() && Character.isLetterOrDigit(bound.charAt(0));
    }

    public boolean contains(Version version) {
        int order = version.compareTo(bound);
        return switch (relation) {
            case AT_MOST -> order <= 0;
            case AT_LEAST -> order >= 0;
            case NOT -> order != 0;
            case BELOW -> order < 0;
            case ABOVE -> order > 0;
            case EXACTLY -> order == 0;
        };
    }

    @Override
    public String toString() {
        return relation == Relation.EXACTLY ? bound.value() : relation.sign + bound.value();
    }
}
