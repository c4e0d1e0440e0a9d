package dev.wavegate.architecture;

import org.junit.jupiter.api.Test;

final class HabitsTest {
    private final HabitRules rules = new HabitRules(Code.ROOT);

    @Test
    void namesSayTheRole() {
        rules.namesSayTheRole().check(Code.ofTheHouse());
    }

    @Test
    void packagesAreFeatures() {
        rules.packagesAreFeatures().check(Code.ofTheHouse());
    }

    @Test
    void packagesAreNullMarked() {
        rules.packagesAreNullMarked().check(Code.ofTheHouse());
    }

    @Test
    void failuresBecomeTemporalsInOnePlace() {
        rules.failuresBecomeTemporalsInOnePlace().check(Code.ofTheHouse());
    }

    @Test
    void failuresBecomeProblemsInOnePlace() {
        rules.failuresBecomeProblemsInOnePlace().check(Code.ofTheHouse());
    }

    @Test
    void nothingHasSetters() {
        rules.nothingHasSetters().check(Code.ofTheHouse());
    }

    @Test
    void settingsComeAsRecordsOnly() {
        rules.settingsComeAsRecordsOnly().check(Code.ofTheHouse());
    }
}
