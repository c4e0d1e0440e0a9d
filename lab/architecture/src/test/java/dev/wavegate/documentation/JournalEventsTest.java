package dev.wavegate.documentation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.workflows.wave.WaveWorkflow;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class JournalEventsTest {
    private static final Pattern KIND =
            Pattern.compile("\"((?:approval|booking|change|cohort|gate|incident|rollback|rollout|wave"
                    + "|window)\\.[a-z]+(?:-[a-z]+)*)\"");

    @Test
    void everyKindOfEventIsDocumented() {
        Set<String> documented = Page.read(Checkout.file("docs/reference/journal-events.md")).rows().stream()
                .map(row -> row.get(0))
                .filter(cell -> cell.startsWith("`"))
                .map(cell -> cell.replace("`", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(documented).isEqualTo(written());
    }

    /** Kinds stand in the sources as texts, but for those that are made of how a wave or a rollout ended. */
    private static Set<String> written() {
        Set<String> kinds = new TreeSet<>();
        for (var source : Checkout.mainSources()) {
            if (Set.of("workflows", "activities").contains(Checkout.moduleOf(source))
                    && !source.getParent().endsWith("plan")) {
                Matcher matcher = KIND.matcher(Checkout.text(source));
                while (matcher.find()) {
                    kinds.add(matcher.group(1));
                }
            }
        }
        Arrays.stream(RolloutState.values())
                .filter(RolloutState::isFinal)
                .forEach(state -> kinds.add("rollout." + word(state)));
        Arrays.stream(WaveWorkflow.End.values()).forEach(end -> kinds.add("wave." + word(end)));
        return kinds;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
