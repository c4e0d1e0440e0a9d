package dev.wavegate.store.sql;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StorableTextTest {
    @Test
    void leavesTextThatCanBeStoredAsItIs() {
        for (String text : List.of("", "plain", "İı \"quoted\" \\ \n\t", "\uD83D\uDE80", "\uFFFD")) {
            assertThat(StorableText.of(text)).isEqualTo(text);
        }
    }

    @Test
    void replacesWhatCannotBeStored() {
        assertThat(StorableText.of("a\0b")).isEqualTo("a\uFFFDb");
        assertThat(StorableText.of("\uD83D")).isEqualTo("\uFFFD");
        assertThat(StorableText.of("\uDE80\uD83D")).isEqualTo("\uFFFD\uFFFD");
        assertThat(StorableText.of("\uD83D\uDE80\0")).isEqualTo("\uD83D\uDE80\uFFFD");
    }

    @Test
    void holdsInsideJsonAsWell() {
        String json = Json.write(Map.of("a\0", "\uD83D"));

        assertThat(Json.readTexts(json)).isEqualTo(Map.of("a\uFFFD", "\uFFFD"));
    }
}
