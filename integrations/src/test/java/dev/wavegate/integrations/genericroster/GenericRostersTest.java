package dev.wavegate.integrations.genericroster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.RosterSnapshot;
import dev.wavegate.integrations.lab.SimulatorControl;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.wavegate.golden.GoldenMessages.golden;
import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

/** What dialects can say, each thing with an answer made for it. */
class GenericRostersTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final Interval WEEK = new Interval(NOW, NOW.plus(Duration.ofDays(7)));
    private static final String PATH = "/exports/ops.csv";
    private static final String PLAIN = """
            apiVersion: wavegate/v1
            kind: RosterDialect
            headers: { X-Api-Key: "{secret:key}" }
            probe: "{root}/exports"
            shifts:
              request: { url: "{root}/exports/{name}.csv?from={start}&until={end}" }
              response: { format: JSON, list: /rows }
              person: /who
              start: /from
              end: /to
            """;

    @RegisterExtension
    static final RosterLab lab = new RosterLab(NOW);

    @TempDir
    private Path folder;

    private GenericRosterSettings settings(String dialect) {
        try {
            return lab.settings(Files.writeString(folder.resolve("dialect.yaml"), dialect), "key");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private RosterSnapshot read(GenericRosterSettings settings, String answer) {
        return read(settings, answer, WEEK);
    }

    private RosterSnapshot read(GenericRosterSettings settings, String answer, Interval time) {
        prepare(answer);
        return GenericRoster.connect(settings, lab.clock()).rosters().read(new ScheduleRef("lab", "ops"), time);
    }

    private static void prepare(String answer) {
        lab.post(
                "/_sim/answers",
                SimulatorControl.object()
                        .put("path", PATH)
                        .put("body", answer.replace('\'', '"'))
                        .toString());
    }

    private static String rows(String... rows) {
        return "{'rows':[" + String.join(",", rows) + "]}";
    }

    private static String row(String more) {
        return "{'who':'ada','from':'2026-11-30T08:00:00Z','to':'2026-11-30T16:00:00Z'" + more + "}";
    }

    private static String paged(String paging, String places) {
        return PLAIN.replace("{end}\" }", "{end}" + places + "\", paging: " + paging + " }");
    }

    /** Who is there when, in short. */
    private static String told(RosterSnapshot reading) {
        StringBuilder told = new StringBuilder(reading.complete() ? "" : "? ");
        reading.presences()
                .forEach(each -> told.append(each.person().key())
                        .append(' ')
                        .append(each.interval().start().toString(), 11, 16)
                        .append('-')
                        .append(each.interval().end().toString(), 11, 16)
                        .append(' '));
        return told.toString().strip();
    }

    @Nested
    class Conditions {
        private String told(String where, String field) {
            String dialect = PLAIN + "  where: [ " + where + " ]\n";
            return GenericRostersTest.told(read(settings(dialect), rows(row(field))));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{ field: /s, equals: published }        | ,'s':'Published'  | ada 08:00-16:00",
                    "{ field: /s, equals: published }        | ,'s':' published '| ada 08:00-16:00",
                    "{ field: /s, equals: published }        | ,'s':'draft'      |",
                    "{ field: /s, equals: [a, b] }           | ,'s':'b'          | ada 08:00-16:00",
                    "{ field: /s, equals: [a, b] }           | ,'s':'c'          |",
                    "{ field: /s, not: [draft, cancelled] }  | ,'s':'Cancelled'  |",
                    "{ field: /s, not: [draft, cancelled] }  | ,'s':'fine'       | ada 08:00-16:00",
                    "{ field: /s, equals: true }             | ,'s':true         | ada 08:00-16:00",
                    "{ field: /s, equals: true }             | ,'s':'TRUE'       | ada 08:00-16:00",
                    "{ field: /s, equals: true }             | ,'s':1            |",
                    "{ field: /s, not: 0 }                   | ,'s':0.0          |",
                    "{ field: /s, not: 0 }                   | ,'s':'00'         |",
                    "{ field: /s, not: 0 }                   | ,'s':7            | ada 08:00-16:00",
                    "{ field: /s, not: '' }                  | ,'s':''           |",
                    "{ field: /a/b, equals: x }              | ,'a':{'b':'x'}    | ada 08:00-16:00",
                    "{ field: /s, equals: '{name}' }         | ,'s':'ops'        | ada 08:00-16:00",
                    "{ field: /s, equals: '{name}' }         | ,'s':'sales'      |"
                })
        void decideWhatCounts(String where, String field, String expected) {
            assertThat(told(where, field)).isEqualTo(expected == null ? "" : expected);
        }

        @ParameterizedTest
        @ValueSource(strings = {"''", "\",'s':null\"", "\",'s':{}\"", "\",'s':[true]\""})
        void areUnknownWithoutAValueUnlessTheDialectSaysOtherwise(String quoted) {
            String field = quoted.substring(1, quoted.length() - 1);

            assertThat(told("{ field: /s, equals: true }", field)).isEqualTo("?");
            assertThat(told("{ field: /s, not: true }", field)).isEqualTo("?");
        }

        @Test
        void mayBePassedOrFailedByWhatHasNoValue() {
            assertThat(told("{ field: /s, equals: true, absent: PASSES }", "")).isEqualTo("ada 08:00-16:00");
            assertThat(told("{ field: /s, not: x, absent: FAILS }", ",'s':null"))
                    .isEmpty();
            assertThat(told("{ field: /s, not: x, absent: PASSES }", ",'s':{}")).isEqualTo("?");
        }

        @Test
        void needNotBeKnownWhenAnotherFails() {
            String both = "{ field: /unknown, equals: true }, { field: /s, equals: true }";

            assertThat(told(both, ",'s':false")).isEmpty();
            assertThat(told(both, ",'s':true")).isEqualTo("?");
        }
    }

    @Nested
    class Times {
        private String told(String times, String from, String to) {
            String row = "{'who':'ada','from':" + from + ",'to':" + to + "}";
            return GenericRostersTest.told(read(
                    settings(PLAIN + "  times: " + times + "\n"),
                    rows(row),
                    new Interval(NOW.minus(Duration.ofDays(365)), NOW.plus(Duration.ofDays(365)))));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{ format: ISO }            | '2026-11-30T09:00:00+01:00'       | '2026-11-30T16:00Z'",
                    "{ format: EPOCH_SECONDS }  | 1796025600                        | '1796054400'",
                    "{ format: EPOCH_MILLIS }   | 1796025600000                     | '1796054400000'",
                    "{ format: RFC_1123 }       | 'Mon, 30 Nov 2026 09:00:00 +0100' | 'Mon, 30 Nov 2026 16:00:00 GMT'",
                    "{ format: PATTERN, pattern: dd/MM/yy HH.mm, zone: Europe/Berlin }   | '30/11/26 09.00'         | '30/11/26 17.00'",
                    "{ format: PATTERN, pattern: MMM d yyyy h:mm a, zone: America/New_York } | 'Nov 30 2026 3:00 am' | 'NOV 30 2026 11:00 AM'",
                    "{ format: PATTERN, pattern: yyyy-MM-dd'T'HH:mm:ssxx }  | '2026-11-30T09:00:00+0100' | '2026-11-30T16:00:00+0000'"
                })
        void areWrittenInManyWays(String times, String from, String to) {
            assertThat(told(times, from, to)).isEqualTo("ada 08:00-16:00");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{ format: ISO }            | '2026-11-30T09:00:00'      | '2026-11-30T16:00:00Z'",
                    "{ format: ISO }            | null                       | '2026-11-30T16:00:00Z'",
                    "{ format: ISO }            | {}                         | '2026-11-30T16:00:00Z'",
                    "{ format: ISO }            | '2026-11-30T16:00:01Z'     | '2026-11-30T16:00:00Z'",
                    "{ format: EPOCH_SECONDS }  | 1796025600000              | 1796054400000",
                    "{ format: EPOCH_MILLIS }   | 1796025600                 | 1796054400",
                    "{ format: EPOCH_SECONDS }  | 1e999999999                | 1796054400",
                    "{ format: EPOCH_SECONDS }  | true                       | 1796054400",
                    "{ format: RFC_1123 }       | 'Tue, 30 Nov 2026 09:00:00 +0100' | 'Mon, 30 Nov 2026 16:00:00 GMT'",
                    "{ format: PATTERN, pattern: yyyy-MM-dd HH:mm, zone: UTC }  | '2026-11-31 08:00'   | '2026-12-02 16:00'",
                    "{ format: PATTERN, pattern: yyyy-MM-dd HH:mm, zone: UTC }  | '2026-11-30 24:00'   | '2026-12-02 16:00'"
                })
        void thatAreNoneMakeAReadingIncomplete(String times, String from, String to) {
            assertThat(told(times, from, to)).isEqualTo("?");
        }

        private static final String NEW_YORK = "{ format: PATTERN, pattern: yyyy-MM-dd HH:mm, zone: America/New_York }";

        @Test
        void thatComeTwiceCountForTheSurePartOfAShift() {
            assertThat(told(NEW_YORK, "'2026-11-01 01:30'", "'2026-11-01 09:00'"))
                    .isEqualTo("ada 06:30-14:00");
            assertThat(told(NEW_YORK, "'2026-10-31 20:00'", "'2026-11-01 01:30'"))
                    .isEqualTo("ada 00:00-05:30");
            assertThat(told(NEW_YORK, "'2026-11-01 01:10'", "'2026-11-01 01:50'"))
                    .isEqualTo("?");
        }

        @Test
        void thatTheClocksSkipAreMovedOn() {
            assertThat(told(NEW_YORK, "'2026-03-08 02:30'", "'2026-03-08 09:00'"))
                    .isEqualTo("ada 07:30-13:00");
            assertThat(told(NEW_YORK, "'2026-03-07 22:00'", "'2026-03-08 06:00'"))
                    .isEqualTo("ada 03:00-10:00");
        }
    }

    @Nested
    class Breaks {
        private static final String LISTED = """
                  breaks:
                    list: /breaks
                    start: /from
                    end: /to
                    where: [ { field: /paid, equals: false } ]
                """;
        private static final String NOON = "{'from':'2026-11-30T12:00:00Z','to':'2026-11-30T13:00:00Z','paid':false}";

        private String told(String breaks, String more) {
            return GenericRostersTest.told(read(settings(PLAIN + breaks), rows(row(more))));
        }

        @Test
        void withTimesAreTakenOutOfShifts() {
            assertThat(told(LISTED, ",'breaks':[" + NOON + "]")).isEqualTo("ada 08:00-12:00 ada 13:00-16:00");
            assertThat(told(
                            "  breaks: { start: /b1, end: /b2 }\n",
                            ",'b1':'2026-11-30T12:00:00Z','b2':'2026-11-30T13:00:00Z'"))
                    .isEqualTo("ada 08:00-12:00 ada 13:00-16:00");
        }

        @Test
        void areAsLongAsTheyCanBeWhenClocksGoBack() {
            String dialect = PLAIN
                    + "  times: { format: PATTERN, pattern: yyyy-MM-dd HH:mm, zone: America/New_York }\n"
                    + "  breaks: { start: /b1, end: /b2 }\n";
            String shift = "{'who':'ada','from':'2026-10-31 20:00','to':'2026-11-01 09:00',";
            Interval year = new Interval(NOW.minus(Duration.ofDays(365)), NOW);

            assertThat(GenericRostersTest.told(read(
                            settings(dialect), rows(shift + "'b1':'2026-11-01 01:30','b2':'2026-11-01 03:00'}"), year)))
                    .isEqualTo("ada 00:00-05:30 ada 08:00-14:00");
            assertThat(GenericRostersTest.told(read(
                            settings(dialect), rows(shift + "'b1':'2026-11-01 00:30','b2':'2026-11-01 01:30'}"), year)))
                    .isEqualTo("ada 00:00-04:30 ada 06:30-14:00");
        }

        @Test
        void areOnesUnlessItIsSureThatTheyAreNot() {
            String paid = NOON.replace("false", "true");
            String unknown = NOON.replace(",'paid':false", "");

            assertThat(told(LISTED, ",'breaks':[" + paid + "]")).isEqualTo("ada 08:00-16:00");
            assertThat(told(LISTED, ",'breaks':[" + unknown + "]")).isEqualTo("ada 08:00-12:00 ada 13:00-16:00");
        }

        @Test
        void thatAreSaidNotToBeAreNone() {
            assertThat(told(LISTED, ",'breaks':[]")).isEqualTo("ada 08:00-16:00");
            assertThat(told(LISTED, ",'breaks':null")).isEqualTo("ada 08:00-16:00");
            assertThat(told("  breaks: { start: /b1, end: /b2 }\n", ",'b1':null,'b2':''"))
                    .isEqualTo("ada 08:00-16:00");
            assertThat(told("  breaks: { length: /m, unit: MINUTES }\n", ",'m':0"))
                    .isEqualTo("ada 08:00-16:00");
            assertThat(told("  breaks: { length: /m, unit: MINUTES }\n", ",'m':null"))
                    .isEqualTo("ada 08:00-16:00");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", ",'breaks':{}", ",'breaks':'none'"})
        void thatCannotBeFoundMakeAReadingIncomplete(String more) {
            assertThat(told(LISTED, more)).startsWith("?");
        }

        @Test
        void thatCannotBeReadMakeAReadingIncomplete() {
            assertThat(told(LISTED, ",'breaks':[" + NOON.replace("2026-11-30T13", "soon") + "]"))
                    .startsWith("?");
            assertThat(told(LISTED, ",'breaks':[" + NOON.replace("T13", "T11") + "]"))
                    .startsWith("?");
            assertThat(told(LISTED, ",'breaks':['noon']")).startsWith("?");
            assertThat(told("  breaks: { start: /b1, end: /b2 }\n", "")).startsWith("?");
            assertThat(told("  breaks: { length: /m, unit: MINUTES }\n", "")).startsWith("?");
            assertThat(told("  breaks: { length: /m, unit: MINUTES }\n", ",'m':'half an hour'"))
                    .startsWith("?");
            assertThat(told("  breaks: { length: /m, unit: MINUTES }\n", ",'m':-1"))
                    .startsWith("?");
        }

        @ParameterizedTest
        @CsvSource({"NOT_COUNTED, ''", "COUNTED, ada 08:00-16:00", "INCOMPLETE, ?"})
        void withoutTimesAreTreatedAsTheDialectSays(String policy, String expected) {
            String length = "  breaks: { length: /h, unit: HOURS, withoutTimes: " + policy + " }\n";
            String listed = LISTED + "    withoutTimes: " + policy + "\n";

            assertThat(told(length, ",'h':0.5")).isEqualTo(expected);
            assertThat(told(listed, ",'breaks':[{'from':null,'to':null,'paid':false}]"))
                    .isEqualTo(expected);
        }

        @Test
        void withoutTimesMeanThatSomebodyIsNotThereAtAll() {
            assertThat(told("  breaks: { length: /h, unit: HOURS }\n", ",'h':0.5"))
                    .isEmpty();
        }

        @Test
        void areAllKnownWhenTheirTimesAddUpToTheirLength() {
            String both = LISTED + "    length: /h\n    unit: HOURS\n";

            assertThat(told(both, ",'h':1,'breaks':[" + NOON + "]")).isEqualTo("ada 08:00-12:00 ada 13:00-16:00");
            assertThat(told(both, ",'h':1.01,'breaks':[" + NOON + "]")).isEmpty();
        }
    }

    @Nested
    class People {
        private static final String BESIDE = PLAIN + "people: { list: /people, id: /id, key: /mail, name: /name }\n";

        private String told(String people) {
            return GenericRostersTest.told(
                    read(settings(BESIDE), "{'rows':[" + row("") + "],'people':[" + people + "]}"));
        }

        @Test
        void areWhoTheListSays() {
            assertThat(told("{'id':'ada','mail':'Ada@Example.org'}")).isEqualTo("ada@example.org 08:00-16:00");
        }

        @Test
        void areNobodyWhenTheListHasNothingForOtherSystems() {
            assertThat(told("{'id':'ada','mail':null}")).isEmpty();
            assertThat(told("{'id':'ada','mail':' '}")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "{'id':'bo','mail':'bo@example.org'}",
                    "{'id':'ada'}",
                    "{'mail':'ada@example.org'}",
                    "{'id':'ada','mail':'ada@example.org'},{'id':'ada','mail':'ada@example.com'}",
                    "{'id':'ada','mail':'ada@example.org'},'bo'"
                })
        void makeAReadingIncompleteWhenItIsNotSureWhoTheyAre(String people) {
            assertThat(told(people)).startsWith("?");
        }

        @Test
        void areWhoTheSettingsSayBeforeAnythingElse() {
            GenericRosterSettings named = settings(PLAIN).withPeople(Map.of("ADA", "ada@example.org"));
            assertThat(GenericRostersTest.told(read(named, rows(row(""))))).isEqualTo("ada@example.org 08:00-16:00");

            GenericRosterSettings listed = settings(BESIDE).withPeople(Map.of("ada", "ada@example.org"));
            assertThat(GenericRostersTest.told(read(listed, "{'rows':[" + row("") + "],'people':[]}")))
                    .isEqualTo("ada@example.org 08:00-16:00");
        }

        @Test
        void makeAReadingIncompleteWhenAShiftIsNobodys() {
            String nobodys = rows(row("").replace("'ada'", "null"));
            String blank = rows(row("").replace("'ada'", "' '"));

            assertThat(GenericRostersTest.told(read(settings(PLAIN), nobodys))).isEqualTo("?");
            assertThat(GenericRostersTest.told(read(settings(PLAIN), blank))).isEqualTo("?");
        }
    }

    @Nested
    class UnclearShifts {
        private static final String BREAKS = "  breaks: { length: /m, unit: MINUTES, withoutTimes: INCOMPLETE }\n";
        private static final String PEOPLE = "people: { list: /people, id: /id, key: /mail }\n";

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "roster.counts-unknown     | '  where: [ { field: /s, equals: true } ]' | ada  | 2026-11-30T16:00:00Z | ''",
                    "roster.nobody-known       | ''                                         | ''   | 2026-11-30T16:00:00Z | ''",
                    "roster.unplaced           | ''                                         | ada  | soon                 | ''",
                    "roster.break-unplaced     | BREAKS                                     | ada  | 2026-11-30T16:00:00Z | ',''m'':''some'''",
                    "roster.break-without-time | BREAKS                                     | ada  | 2026-11-30T16:00:00Z | ',''m'':30'",
                    "roster.person-incomplete  | PEOPLE                                     | ada  | 2026-11-30T16:00:00Z | ''"
                })
        void areNamedWithTheReason(String key, String dialect, String who, String end, String more) {
            String added = dialect.replace("BREAKS", BREAKS).replace("PEOPLE", PEOPLE);
            String shifts = "{'rows':[" + row("").replace("}", ",'s':true,'m':0}") + ",{'who':'" + who
                    + "','from':'2026-11-30T08:00:00Z','to':'" + end + "'" + more
                    + "}],'people':[{'id':'ada','mail':'ada@example.org'},{'mail':'bo@example.org'}]}";

            RosterSnapshot reading = read(settings(PLAIN + added + "\n"), shifts);

            assertThat(reading.problem().orElse("")).satisfies(golden(key));
        }

        @Test
        void mayBeInListsThatAreNotRead() {
            RosterSnapshot counted = read(settings(paged("{ by: NONE, total: /total }", "")), rows(row("")));
            RosterSnapshot linked = read(
                    settings(paged("{ by: LINK, next: /next }", "")),
                    rows(row("")).replace("}]}", "}],'next':'https://elsewhere.example/'}"));

            assertThat(counted.problem().orElse("")).satisfies(golden("roster.list-short"));
            assertThat(linked.problem().orElse("")).satisfies(golden("roster.link-elsewhere"));
        }
    }

    @Nested
    class Lists {
        @Test
        void thatAreNotThereAreSilence() {
            assertFails(FailureCode.SYSTEM_UNAVAILABLE, () -> read(settings(PLAIN), "{'row':[]}"));
            assertFails(FailureCode.SYSTEM_UNAVAILABLE, () -> read(settings(PLAIN), "{'rows':{}}"));
            assertFails(FailureCode.SYSTEM_UNAVAILABLE, () -> read(settings(PLAIN), "{'rows':[]} error"));
            assertFails(FailureCode.SYSTEM_UNAVAILABLE, () -> read(settings(PLAIN), " "));
        }

        @Test
        void thatTellAShiftTwiceTellItOnce() {
            assertThat(told(read(settings(PLAIN), rows(row(",'id':1"), row(",'id':2")))))
                    .isEqualTo("ada 08:00-16:00");
        }

        @Test
        void asLongAsTheMostThatOneAnswerHoldsMayGoOn() {
            String limited = paged("{ by: NONE, most: 2 }", "");

            assertThat(read(settings(limited), rows(row(""))).complete()).isTrue();
            assertThat(read(settings(limited), rows(row(""), row(""))).complete())
                    .isFalse();
        }

        @ParameterizedTest
        @CsvSource({"1, true", "2, false", "0, false", "'\"1\"', false", "null, false", "1.5, false"})
        void asLongAsTheySayAreComplete(String total, boolean complete) {
            String counted = paged("{ by: NONE, total: /total }", "");

            assertThat(read(settings(counted), rows(row("")).replace("}]}", "}],'total':" + total + "}"))
                            .complete())
                    .isEqualTo(complete);
        }

        @Test
        void thatNeverEndAreGivenUp() {
            String numbered = paged("{ by: PAGE }", "&page={page}");

            RosterSnapshot reading = read(settings(numbered), rows(row("")));

            assertThat(reading.problem().orElse("")).satisfies(golden("roster.list-endless"));
            assertThat(lab.control().seen("GET", PATH)).isEqualTo(500);
        }

        @Test
        void areNumberedFromWhereTheDialectSays() {
            read(settings(paged("{ by: PAGE, first: 0 }", "&page={page}")), rows());

            assertThat(lab.control().json("/_sim/requests").get(0).path("query").asText())
                    .isEqualTo("from=2026-11-29T12%3A00%3A00Z&until=2026-12-06T12%3A00%3A00Z&page=0");
        }
    }

    @Nested
    class Names {
        @Test
        void areTheOnesOfTheSettingsAndNoOthers() {
            GenericRosterSettings named = settings(PLAIN).withNames(Map.of("firmware", "ops"));
            prepare(rows(row("")));
            var rosters = GenericRoster.connect(named, lab.clock()).rosters();

            assertThat(rosters.read(new ScheduleRef("lab", "firmware"), WEEK).presences())
                    .hasSize(1);
            lab.control().send("DELETE", "/_sim/requests", "");
            assertFails(FailureCode.ROSTER_MISSING, () -> rosters.read(new ScheduleRef("lab", "ops"), WEEK));
            assertThat(lab.control().json("/_sim/requests")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {".", ".."})
        void cannotClimb(String name) {
            var rosters = GenericRoster.connect(settings(PLAIN), lab.clock()).rosters();

            assertFails(FailureCode.ROSTER_INVALID, () -> rosters.read(new ScheduleRef("lab", name), WEEK));
            assertThat(lab.control().json("/_sim/requests")).isEmpty();
        }
    }
}
