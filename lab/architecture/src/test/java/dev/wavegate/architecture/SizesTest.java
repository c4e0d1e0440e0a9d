package dev.wavegate.architecture;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.wavegate.documentation.Checkout;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is too long to be read at once is too long; an exception is listed with its reason, and the lists only shrink. */
final class SizesTest {
    private static final int LONGEST_FILE = 300;
    private static final int LONGEST_METHOD = 40;
    private static final int MOST_PARAMETERS = 7;

    private static final Map<String, String> LONG_FILES = Map.of();
    private static final Map<String, String> LONG_METHODS = Map.of();
    private static final Map<String, String> MANY_PARAMETERS = Map.of();

    private final List<Path> sources = Checkout.mainSources();

    @Test
    void filesCanBeReadInOneGo() {
        Set<String> found = sources.stream()
                .filter(source -> Checkout.lines(source).size() > LONGEST_FILE)
                .map(source -> source.getFileName().toString())
                .collect(Collectors.toSet());

        assertThat(found).isEqualTo(LONG_FILES.keySet());
    }

    @Test
    void methodsFitOnAScreen() {
        assertThat(measured(each -> each.lines() > LONGEST_METHOD)).isEqualTo(LONG_METHODS.keySet());
    }

    @Test
    void constructorsTakeWhatOnePersonCanRemember() {
        assertThat(measured(each -> each.constructorParameters() > MOST_PARAMETERS))
                .isEqualTo(MANY_PARAMETERS.keySet());
    }

    @Test
    void everythingIsMeasured() {
        assertThat(measured(each -> each.lines() > LONGEST_METHOD / 2)).hasSizeGreaterThan(50);
        assertThat(measured(each -> each.constructorParameters() > 2)).hasSizeGreaterThan(20);
    }

    private Set<String> measured(Predicate<Measure> which) {
        return Measure.of(sources).stream().filter(which).map(Measure::what).collect(Collectors.toSet());
    }
}
