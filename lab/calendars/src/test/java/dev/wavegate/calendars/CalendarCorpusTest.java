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
    private static final String REFUSED = "refused";

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
            String ours = read(calendar);
            Disagreement found = Disagreement.of(calendar.kind(), ours, first.get(number), second.get(number));
            figures.merge(found.figure(), 1, Integer::sum);
            if (found.mustBeDecided()) {
                disagreements.putIfAbsent(
                        found,
                        String.join(
                                "\n",
                                calendar.zone(),
                                calendar.text(),
                                "ours    " + ours,
                                "first   " + first.get(number),
                                "second  " + second.get(number)));
            }
        }
        List<Disagreement.Decision> decisions = Disagreement.decisions(Path.of("disagreements.md"));
        List<String> undecided = disagreements.entrySet().stream()
                .filter(entry -> decisions.stream().noneMatch(each -> each.isAbout(entry.getKey())))
                .map(entry -> entry.getKey() + "\n" + entry.getValue())
                .toList();
        List<Disagreement.Decision> idle = decisions.stream()
                .filter(each -> disagreements.keySet().stream().noneMatch(each::isAbout))
                .toList();
        System.out.println("calendars: " + CALENDARS + " of seed " + SEED + ", " + figures + ", kinds decided: "
                + decisions.size());
        assertThat(undecided)
                .as("disagreements that disagreements.md does not decide")
                .isEmpty();
        assertThat(idle).as("decisions about nothing that happens").isEmpty();
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
                incomplete -> REFUSED,
                unreadable -> REFUSED);
    }
}
