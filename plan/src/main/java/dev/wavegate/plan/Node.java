package dev.wavegate.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a plan's text with the line it begins on; scalars are kept as they were written. */
sealed interface Node {
    int line();

    /** What to show of it in a problem. */
    String shown();

    /** Values by key, in the order written. */
    record Mapping(Map<String, Node> values, int line) implements Node {
        public Mapping {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        @Override
        public String shown() {
            return values.isEmpty() ? "{}" : "{" + String.join(", ", values.keySet()) + "}";
        }
    }

    /** Values in order. */
    record Listing(List<Node> values, int line) implements Node {
        public Listing {
            values = List.copyOf(values);
        }

        @Override
        public String shown() {
            return "["
                    + String.join(
                            ", ", values.stream().limit(10).map(Node::shown).toList()) + "]";
        }
    }

    /** One value as written. */
    record Scalar(String text, int line) implements Node {
        @Override
        public String shown() {
            return text;
        }
    }

    /** A key without a value, or an explicit null. */
    record Nothing(int line) implements Node {
        @Override
        public String shown() {
            return "";
        }
    }

    /** Something that has been reported already. */
    record Refused(int line) implements Node {
        @Override
        public String shown() {
            return "";
        }
    }
}
