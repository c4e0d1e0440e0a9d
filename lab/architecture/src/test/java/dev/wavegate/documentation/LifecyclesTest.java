package dev.wavegate.documentation;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.rollout.RolloutState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class LifecyclesTest {
    private static final Pattern EDGE = Pattern.compile("\\s*(\\S+) --> (\\S+)\\s*");

    private final Page page = Page.read(Checkout.file("docs/reference/lifecycle.md"));

    @Test
    void theDrawnLifeOfARolloutIsTheOneInTheCode() {
        assertThat(drawn("Rollouts")).isEqualTo(edges(RolloutState.values(), RolloutState::mayBecome));
    }

    @Test
    void theDrawnLifeOfADeviceIsTheOneInTheCode() {
        assertThat(drawn("Devices")).isEqualTo(edges(DeviceOutcome.values(), DeviceOutcome::mayBecome));
    }

    @Test
    void everyStateIsExplained() {
        Set<String> explained =
                page.rows().stream().map(row -> row.get(0).replace("`", "")).collect(Collectors.toSet());

        assertThat(explained).contains(names(RolloutState.values())).contains(names(DeviceOutcome.values()));
    }

    private Set<String> drawn(String heading) {
        Set<String> edges = new TreeSet<>();
        for (Page.Block block : page.blocks()) {
            if (block.heading().equals(heading) && block.language().equals("mermaid")) {
                for (String line : block.lines()) {
                    Matcher matcher = EDGE.matcher(line);
                    if (matcher.matches()) {
                        edges.add(matcher.group(1) + " to " + matcher.group(2));
                    }
                }
            }
        }
        return edges;
    }

    /** Every allowed step; a life begins with the first constant and ends where no step is left. */
    private static <E extends Enum<E>> Set<String> edges(E[] values, BiPredicate<E, E> mayBecome) {
        Set<String> edges = new TreeSet<>();
        edges.add("[*] to " + values[0].name());
        for (E from : values) {
            long before = edges.size();
            for (E to : values) {
                if (mayBecome.test(from, to)) {
                    edges.add(from.name() + " to " + to.name());
                }
            }
            if (edges.size() == before) {
                edges.add(from.name() + " to [*]");
            }
        }
        return edges;
    }

    private static String[] names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toArray(String[]::new);
    }
}
