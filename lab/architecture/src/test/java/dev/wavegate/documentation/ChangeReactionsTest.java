package dev.wavegate.documentation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import dev.wavegate.domain.change.ChangeEvent;
import dev.wavegate.domain.change.ChangeReaction;
import dev.wavegate.domain.change.ChangeReaction.Stage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class ChangeReactionsTest {
    private final Page page = Page.read(Checkout.file("docs/reference/change-reactions.md"));

    @Test
    void theTableIsTheDeciderInTheCode() {
        List<List<String>> decided = Arrays.stream(ChangeEvent.values())
                .map(ChangeReactionsTest::row)
                .toList();

        List<List<String>> written = page.rows().stream()
                .filter(row -> row.size() == Stage.values().length + 1)
                .skip(1)
                .toList();

        assertThat(written).isEqualTo(decided);
    }

    private static List<String> row(ChangeEvent event) {
        return Stream.concat(
                        Stream.of(event.title()),
                        Arrays.stream(Stage.values())
                                .map(stage -> ChangeReaction.to(event, stage).title()))
                .toList();
    }
}
