package dev.wavegate.integrations.genericroster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.RosterSnapshot;
import dev.wavegate.domain.staffing.ShiftRosters;
import dev.wavegate.testkit.schedule.TestClock;
import dev.wavegate.testkit.staffing.ShiftRostersContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.wavegate.golden.GoldenMessages.golden;
import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

/** What {@code examples/rosters/csv-file.yaml} makes of files. */
class CsvFileTest extends ShiftRostersContract {
    private static final String HEAD = "email,name,start,end,status,break_minutes\n";
    private static final String ROW = "ada@example.org,Ada,2026-11-30T08:00:00Z,2026-11-30T16:00:00Z,confirmed,\n";
    private static final Interval WEEK = new Interval(NOW, NOW.plus(Duration.ofDays(7)));

    @TempDir
    private Path folder;

    private GenericRoster connection;

    @BeforeEach
    void connect() {
        connection = GenericRoster.connect(
                GenericRosterSettings.in("files", RosterLab.example("csv-file.yaml"), folder), TestClock.at(NOW));
    }

    @Override
    protected ShiftRosters rosters() {
        return connection.rosters();
    }

    @Override
    protected void plan(String name, List<Presence> presences) {
        StringBuilder table = new StringBuilder(HEAD);
        presences.forEach(presence -> table.append(presence.person().key().replace("ada", "Ada"))
                .append(',')
                .append(presence.person().name())
                .append(',')
                .append(presence.interval().start())
                .append(',')
                .append(presence.interval().end())
                .append(",confirmed,0\n"));
        write(name + ".csv", table.toString().getBytes(StandardCharsets.UTF_8), NOW);
    }

    private void write(String name, byte[] content, Instant at) {
        try {
            Path file = Files.write(folder.resolve(name), content);
            Files.setLastModifiedTime(file, FileTime.from(at));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    protected ScheduleRef ref(String name) {
        return new ScheduleRef("files", name);
    }

    private RosterSnapshot table(String text) {
        return table(text, NOW);
    }

    private RosterSnapshot table(String text, Instant at) {
        write("ops.csv", text.getBytes(StandardCharsets.UTF_8), at);
        return rosters().read(ref("ops"), WEEK);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, true", "PT26H, true", "PT26H1S, false", "-PT4M, true", "-PT6M, false"})
    void doesNotRelyOnAFileOfAnotherTime(Duration age, boolean relied) {
        assertThat(table(HEAD + ROW, NOW.minus(age)).complete()).isEqualTo(relied);
    }

    @Test
    void countsHowFarAFileReachesFromWhenItWasWritten() {
        Instant written = NOW.minus(Duration.ofHours(20));
        write("ops.csv", HEAD.getBytes(StandardCharsets.UTF_8), written);

        RosterSnapshot reading = rosters().read(ref("ops"), new Interval(NOW, NOW.plus(Duration.ofDays(35))));

        assertThat(reading.covered()).isEqualTo(new Interval(NOW, written.plus(Duration.ofDays(21))));
    }

    @Test
    void countsThoseWhoConfirmedAndHaveNoBreakAtAnUnknownTime() {
        assertThat(table(HEAD + ROW).presences()).hasSize(1);
        assertThat(table(HEAD + ROW.replace("confirmed,", "Accepted,0")).presences())
                .hasSize(1);
        assertThat(table(HEAD + ROW.replace("confirmed,", "asked,")).presences())
                .isEmpty();
        assertThat(table(HEAD + ROW.replace("confirmed,", "confirmed,30")).presences())
                .isEmpty();
        assertThat(table(HEAD + ROW.replace("confirmed,", "confirmed,some")).complete())
                .isFalse();
    }

    @Test
    void saysWhenAFileIsTooOld() {
        assertThat(table(HEAD + ROW, NOW.minus(Duration.ofDays(2))).problem().orElse(""))
                .satisfies(golden("roster.file-old"));
    }

    @Test
    void isIncompleteWhenTheEndMayBeMissing() {
        assertThat(table(HEAD + ROW.strip()).complete()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret", "a/b", ".hidden", "a\\b", "x y", ".."})
    void neverReadsOutsideOfItsFolder(String name) throws IOException {
        Path below = Files.createDirectories(folder.resolve("below"));
        Files.writeString(folder.resolve("secret.csv"), HEAD + ROW);
        ShiftRosters rosters = GenericRoster.connect(
                        GenericRosterSettings.in("files", RosterLab.example("csv-file.yaml"), below), TestClock.at(NOW))
                .rosters();

        assertFails(FailureCode.ROSTER_INVALID, () -> rosters.read(ref(name), WEEK));
    }

    @Test
    void takesAFileInAnotherAlphabetForSilence() {
        write("ops.csv", (HEAD + ROW.replace("Ada", "Adä")).getBytes(StandardCharsets.ISO_8859_1), NOW);

        assertFails(FailureCode.SYSTEM_UNAVAILABLE, () -> rosters().read(ref("ops"), WEEK));
    }

    @Test
    void saysWhetherTheFolderIsThere() {
        connection.selfTest();

        GenericRoster nowhere = GenericRoster.connect(
                GenericRosterSettings.in("files", RosterLab.example("csv-file.yaml"), folder.resolve("gone")),
                TestClock.at(NOW));
        assertFails(FailureCode.SYSTEM_UNAVAILABLE, nowhere::selfTest);
    }
}
