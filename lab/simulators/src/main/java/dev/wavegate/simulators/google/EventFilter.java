package dev.wavegate.simulators.google;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which events are wanted, by anything but time; what is empty does not matter. */
record EventFilter(
        String text,
        String iCalUid,
        List<String> eventTypes,
        List<String> privateProperties,
        List<String> sharedProperties,
        Optional<Instant> updatedMin) {

    boolean accepts(CalendarEvent event) {
        return (text.isEmpty() || hasText(event))
                && (iCalUid.isEmpty() || iCalUid.equals(event.field("iCalUID")))
                && (eventTypes.isEmpty() || eventTypes.contains(event.field("eventType")))
                && hasProperties(event, "private", privateProperties)
                && hasProperties(event, "shared", sharedProperties)
                && updatedMin.map(least -> !event.updated().isBefore(least)).orElse(true);
    }

    private boolean hasText(CalendarEvent event) {
        String all = event.field("summary") + "\n" + event.field("description") + "\n" + event.field("location");
        return all.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    private static boolean hasProperties(CalendarEvent event, String scope, List<String> wanted) {
        return wanted.stream().allMatch(property -> {
            int equals = property.indexOf('=');
            return equals > 0
                    && property.substring(equals + 1)
                            .equals(event.node("extendedProperties")
                                    .path(scope)
                                    .path(property.substring(0, equals))
                                    .textValue());
        });
    }
}
