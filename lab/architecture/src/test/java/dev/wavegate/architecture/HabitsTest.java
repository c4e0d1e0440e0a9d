package dev.wavegate.architecture;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;

import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

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

    /** A match of a sealed family that is not left to the cases ends in a cast, so the compiler sees no forgotten case. */
    @Test
    void everyMatchHasAFunctionForEachCase() {
        List<Method> matches = Code.ofTheHouse().stream()
                .map(JavaClass::reflect)
                .filter(Class::isSealed)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.getName().equals("match") && method.isDefault())
                .toList();

        assertThat(matches)
                .hasSizeGreaterThan(8)
                .allSatisfy(match -> assertThat(
                                Arrays.stream(match.getGenericParameterTypes()).map(HabitsTest::argument))
                        .as("the cases of %s", match.getDeclaringClass())
                        .containsExactlyInAnyOrder(match.getDeclaringClass().getPermittedSubclasses()));
    }

    /** What the function at a case takes. */
    private static Type argument(Type function) {
        Type first = ((ParameterizedType) function).getActualTypeArguments()[0];
        return first instanceof ParameterizedType generic ? generic.getRawType() : first;
    }
}
