package dev.wavegate.calendars;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.icalendar.ICalendarResult;
import dev.wavegate.icalendar.ICalendarText;
import dev.wavegate.icalendar.SkippedTimes;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads generated calendars with icalendar and with two published libraries. Whatever is not the same by all three, or
 * refused where the two disagree, must be decided in disagreements.md.
 *
 * <p>Needs {@code -Dwavegate.oracles=DIRECTORY}, filled by {@code lab/calendars/install-oracles DIRECTORY}.
 */
class CalendarCorpusTest {
    private static final long SEED = Long.getLong("wavegate.oracles.seed", 20_261_128L);
    private static final int CALENDARS = Integer.getInteger("wavegate.oracles.calendars", 7_000);
    private static final Interval HORIZON =
            new Interval(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));

    @Test
    void isReadAsOtherLibrariesReadItOrDecided() throws Exception {
        String installed = System.getProperty("wavegate.oracles", "");
        Assumptions.assumeFalse(
                installed.isEmpty(),
                "skipped: -Dwavegate.oracles does not name what lab/calendars/install-oracles installed");
        Oracles oracles = new Oracles(Path.of(installed), HORIZON);
        CalendarGenerator generator = new CalendarGenerator(SEED);
        List<GeneratedCalendar> calendars = new ArrayList<>();
        for (int number = 0; number < CALENDARS; number++) {
            calendars.add(generator.next(number));
        }
        List<String> first = oracles.recurringIcalEvents(calendars);
        List<String> second = oracles.icalJs(calendars);

        Map<String, Integer> figures = new TreeMap<>();
        Map<Disagreement, String> disagreements = new LinkedHashMap<>();
        for (int number = 0; number < CALENDARS; number++) {
            GeneratedCalendar calendar = calendars.get(number);
            List<String> readings = List.of(read(calendar), first.get(number), second.get(number));
            Disagreement found = Disagreement.of(calendar.kind(), readings);
            figures.merge(found.figure(), 1, Integer::sum);
            if (found.mustBeDecided()) {
                String sample = calendar.zone() + "\n" + calendar.text() + String.join("\n", readings);
                disagreements.putIfAbsent(found, sample);
            }
        }
        List<Disagreement.Decision> decisions = Disagreement.decisions(Path.of("disagreements.md"));
        System.out.println("calendars: " + CALENDARS + " of seed " + SEED + ", " + figures + ", kinds decided: "
                + decisions.size());
        assertThat(disagreements.keySet().stream()
                        .filter(found -> decisions.stream().noneMatch(each -> each.isAbout(found)))
                        .map(found -> found + "\n" + disagreements.get(found)))
                .as("disagreements that disagreements.md does not decide")
                .isEmpty();
        assertThat(decisions)
                .as("decisions, each about something that happens")
                .allMatch(each -> disagreements.keySet().stream().anyMatch(each::isAbout));
    }

    private static String read(GeneratedCalendar calendar) {
        ICalendarResult result =
                ICalendarText.read(calendar.text(), ZoneId.of(calendar.zone()), SkippedTimes.SHIFT, HORIZON);
        return result.match(
                complete -> complete.entries().stream()
                        .map(each -> each.interval().start().getEpochSecond() + "/"
                                + each.interval().end().getEpochSecond())
                        .sorted()
                        .collect(Collectors.joining(" ")),
                incomplete -> Disagreement.REFUSED,
                unreadable -> Disagreement.REFUSED);
    }
}
