package dev.wavegate.icalendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import dev.wavegate.domain.schedule.Interval;
import org.junit.jupiter.api.Test;

import static dev.wavegate.icalendar.Ics.calendar;
import static dev.wavegate.icalendar.Ics.entries;
import static dev.wavegate.icalendar.Ics.event;
import static org.assertj.core.api.Assertions.assertThat;

/** Compares rules of every day with a plain walk over all days, by the clocks of zones that do odd things. */
class SimpleRulesTest {
    private static final int CASES = 2_000;
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("America/New_York"),
            ZoneId.of("Europe/London"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Africa/Casablanca"),
            ZoneId.of("America/Santiago"),
            ZoneId.of("Asia/Kolkata"));
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");
    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    @Test
    void giveWhatAWalkOverAllDaysGives() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int number = 0; number < CASES; number++) {
            Case one = Case.ofKind(random.nextInt(Case.KINDS), random);
            assertThat(entries(ICalendarText.read(one.text(), ZoneId.of("UTC"), one.skipped, one.horizon)))
                    .as("case %s of seed %s: %s", number, seed, one.text())
                    .extracting(ICalendarEntry::interval)
                    .containsExactlyElementsOf(one.expected());
        }
    }

    @Test
    void startsThatARuleDoesNotGiveNeverAddOrLoseATimeSilently() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int number = 0; number < CASES; number++) {
            Case one = new Case(random.nextInt(Case.KINDS), random);
            ICalendarResult result = ICalendarText.read(one.text(), ZoneId.of("UTC"), one.skipped, one.horizon);
            if (result.problems().isEmpty()) {
                assertThat(entries(result))
                        .as("case %s of seed %s: %s", number, seed, one.text())
                        .extracting(ICalendarEntry::interval)
                        .containsExactlyElementsOf(one.expected());
            }
        }
    }

    /** One event, its rule as text, and the same rule as a question to a day. */
    private static final class Case {
        static final int KINDS = 6;
        private static final int MOST_YEARS_AGO = 30;

        private final Random random;
        private final ZoneId zone;
        private final LocalDateTime start;
        private final Duration length;
        private final SkippedTimes skipped;
        private final Interval horizon;
        private final int count;
        private final String end;
        private final String rule;
        private final Predicate<LocalDate> matches;

        /** A case whose start its rule gives. */
        static Case ofKind(int kind, Random random) {
            Case one = new Case(kind, random);
            while (!one.matches.test(one.start.toLocalDate())) {
                one = new Case(kind, random);
            }
            return one;
        }

        Case(int kind, Random random) {
            this.random = random;
            this.zone = ZONES.get(random.nextInt(ZONES.size()));
            int yearsAgo = random.nextInt(10) == 0 ? random.nextInt(MOST_YEARS_AGO) : 0;
            LocalDate day = LocalDate.of(2025 - yearsAgo, 1, 1).plusDays(random.nextInt(500));
            // Where the clocks change it is night, so that is where most events are.
            LocalTime time = LocalTime.of(random.nextInt(4), 15 * random.nextInt(4));
            this.start = day.atTime(time);
            this.length = Duration.ofMinutes(1 + random.nextInt(600));
            this.skipped = random.nextBoolean() ? SkippedTimes.SHIFT : SkippedTimes.OMIT;
            Instant from = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofHours(random.nextInt(8_000)));
            this.horizon = new Interval(from, from.plus(Duration.ofHours(random.nextInt(9_000))));
            this.count = random.nextInt(3) == 0 ? 1 + random.nextInt(400) : Integer.MAX_VALUE;
            this.end = count == Integer.MAX_VALUE ? "" : ";COUNT=" + count;
            int interval = 1 + random.nextInt(4);
            StringBuilder text = new StringBuilder();
            this.matches = pattern(kind, text, interval);
            this.rule = text + ";INTERVAL=" + interval;
        }

        String text() {
            return calendar(event(
                    "UID:1",
                    "DTSTART;TZID=" + zone + ":" + LOCAL.format(start),
                    "DURATION:PT" + length.toMinutes() + "M",
                    "RRULE:" + rule + end));
        }

        private Predicate<LocalDate> pattern(int kind, StringBuilder text, int interval) {
            LocalDate first = start.toLocalDate();
            return switch (kind) {
                case 0 -> {
                    text.append("FREQ=DAILY");
                    yield day -> ChronoUnit.DAYS.between(first, day) % interval == 0;
                }
                case 1 -> {
                    Set<DayOfWeek> days = days();
                    text.append("FREQ=WEEKLY;BYDAY=").append(names(days));
                    LocalDate monday = first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                    yield day -> days.contains(day.getDayOfWeek())
                            && ChronoUnit.DAYS.between(monday, day) / 7 % interval == 0;
                }
                case 2 -> {
                    Set<DayOfWeek> days = days();
                    text.append("FREQ=WEEKLY;WKST=SU;BYDAY=").append(names(days));
                    LocalDate sunday = first.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
                    yield day -> days.contains(day.getDayOfWeek())
                            && ChronoUnit.DAYS.between(sunday, day) / 7 % interval == 0;
                }
                case 3 -> {
                    int date = random.nextBoolean() ? 1 + random.nextInt(31) : -1 - random.nextInt(31);
                    text.append("FREQ=MONTHLY;BYMONTHDAY=").append(date);
                    yield day -> months(day) % interval == 0
                            && day.getDayOfMonth() == (date > 0 ? date : day.lengthOfMonth() + 1 + date);
                }
                case 4 -> {
                    int ordinal = random.nextBoolean() ? 1 + random.nextInt(5) : -1 - random.nextInt(5);
                    DayOfWeek weekday = DayOfWeek.of(1 + random.nextInt(7));
                    text.append("FREQ=MONTHLY;BYDAY=").append(ordinal).append(DAYS.get(weekday.getValue() - 1));
                    yield day -> months(day) % interval == 0 && isOrdinal(day, ordinal, weekday);
                }
                default -> {
                    int month = 1 + random.nextInt(12);
                    int ordinal = random.nextBoolean() ? 1 + random.nextInt(4) : -1 - random.nextInt(4);
                    DayOfWeek weekday = DayOfWeek.of(1 + random.nextInt(7));
                    text.append("FREQ=YEARLY;BYMONTH=")
                            .append(month)
                            .append(";BYDAY=")
                            .append(ordinal);
                    text.append(DAYS.get(weekday.getValue() - 1));
                    yield day -> (day.getYear() - first.getYear()) % interval == 0
                            && day.getMonthValue() == month
                            && isOrdinal(day, ordinal, weekday);
                }
            };
        }

        private long months(LocalDate day) {
            return ChronoUnit.MONTHS.between(start.toLocalDate().withDayOfMonth(1), day.withDayOfMonth(1));
        }

        private static boolean isOrdinal(LocalDate day, int ordinal, DayOfWeek weekday) {
            return day.equals(day.with(TemporalAdjusters.dayOfWeekInMonth(ordinal, weekday)));
        }

        private Set<DayOfWeek> days() {
            Set<DayOfWeek> days = new TreeSet<>();
            for (int number = 0; number <= random.nextInt(4); number++) {
                days.add(DayOfWeek.of(1 + random.nextInt(7)));
            }
            return days;
        }

        private static String names(Set<DayOfWeek> days) {
            return String.join(
                    ",", days.stream().map(day -> DAYS.get(day.getValue() - 1)).toList());
        }

        List<Interval> expected() {
            List<Interval> found = new ArrayList<>();
            add(start, found);
            int happened = 1;
            LocalDateTime next = start.plusDays(1);
            while (happened < count && next.isBefore(LocalDateTime.of(2028, 6, 1, 0, 0))) {
                boolean exists = next.atZone(zone).toLocalDateTime().equals(next);
                if (matches.test(next.toLocalDate()) && (exists || skipped == SkippedTimes.SHIFT)) {
                    add(next, found);
                    happened++;
                }
                next = next.plusDays(1);
            }
            return found;
        }

        private void add(LocalDateTime local, List<Interval> found) {
            Instant from = local.atZone(zone).toInstant();
            Interval interval = new Interval(from, from.plus(length));
            if (interval.overlaps(horizon)) {
                found.add(interval);
            }
        }
    }
}
