package dev.wavegate.domain.rollout;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.wavegate.domain.window.WindowRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.wavegate.golden.GoldenMessages.goldenMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RegionsTest {
    private static final RegionRules ANY =
            new RegionRules(new WindowRules(List.of(), List.of(), Duration.ZERO, Duration.ZERO), List.of());

    @Test
    void comeInTheOrderOfTheirNames() {
        assertThat(new Regions(Map.of("us", ANY, "apac", ANY, "eu", ANY), 1).names())
                .containsExactly("apac", "eu", "us");
        assertThat(Regions.none().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101})
    void refuseToCountAPersonTooRarelyOrTooOften(int concurrent) {
        assertThatThrownBy(() -> new Regions(Map.of("eu", ANY), concurrent))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(goldenMessage("rollout.regions-concurrent", concurrent));
    }

    @Test
    void refuseARegionWithoutANameAndMoreThanFifty() {
        Map<String, RegionRules> many =
                IntStream.range(0, 51).boxed().collect(Collectors.toMap(each -> "r" + each, each -> ANY));

        assertThatThrownBy(() -> new Regions(Map.of("", ANY), 1)).satisfies(goldenMessage("rollout.region-name"));
        assertThatThrownBy(() -> new Regions(many, 1)).satisfies(goldenMessage("rollout.regions-too-many"));
    }
}
