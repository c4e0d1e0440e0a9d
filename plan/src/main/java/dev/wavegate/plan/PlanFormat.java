package dev.wavegate.plan;

import java.util.Locale;
import java.util.Optional;

/** How a plan is written down. */
public enum PlanFormat {
    YAML,
    JSON;

    /** The format that a media type such as {@code application/yaml; charset=utf-8} names; empty when it is neither. */
    public static Optional<PlanFormat> ofContentType(String contentType) {
        int parameters = contentType.indexOf(';');
        String type = (parameters < 0 ? contentType : contentType.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
        return switch (type) {
            case "application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml" -> Optional.of(YAML);
            case "application/json", "text/json" -> Optional.of(JSON);
            default -> ofSuffix(type, "+");
        };
    }

    /** The format that a file's name ends in ({@code .yaml}, {@code .yml}, {@code .json}); empty when it is neither. */
    public static Optional<PlanFormat> ofFileName(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        return name.endsWith(".yml") ? Optional.of(YAML) : ofSuffix(name, ".");
    }

    private static Optional<PlanFormat> ofSuffix(String text, String separator) {
        if (text.endsWith(separator + "yaml")) {
            return Optional.of(YAML);
        }
        return text.endsWith(separator + "json") ? Optional.of(JSON) : Optional.empty();
    }
}
