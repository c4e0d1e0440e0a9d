package dev.wavegate.plan;

import java.util.List;

/** A mapping that questions about windows are made of. */
record WindowSearchSection(String title, List<String> required, List<String> optional) implements SectionKeys {
    static final WindowSearchSection QUESTION = new WindowSearchSection(
            "search", List.of("from", "until", "need"), List.of("open", "closed", "staffing", "presence", "limit"));
    static final WindowSearchSection NEED =
            new WindowSearchSection("need", List.of("duration"), List.of("lead", "soak", "reserve", "windowCovers"));
    static final WindowSearchSection CALENDAR = new WindowSearchSection(
            "calendar", List.of(), List.of("ics", "zone", "skippedTimes", "intervals", "source", "summary"));
    static final WindowSearchSection STAFFING_LINE =
            new WindowSearchSection("staffing rule", List.of("role"), List.of("min", "continuity", "roster"));
    static final WindowSearchSection PRESENCE =
            new WindowSearchSection("presence", List.of("person", "roles", "start", "end"), List.of());
}
