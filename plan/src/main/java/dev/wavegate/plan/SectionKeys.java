package dev.wavegate.plan;

import java.util.List;
import java.util.stream.Stream;

/** The keys that a mapping may and must have. */
interface SectionKeys {
    /** What people call the mapping, with its article. */
    String title();

    List<String> required();

    List<String> optional();

    /** The required ones and all others. */
    default List<String> keys() {
        return Stream.concat(required().stream(), optional().stream()).toList();
    }
}
