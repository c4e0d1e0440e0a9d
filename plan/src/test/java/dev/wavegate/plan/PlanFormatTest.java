package dev.wavegate.plan;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlanFormatTest {
    @ParameterizedTest
    @CsvSource({
        "application/yaml, YAML",
        "APPLICATION/YAML; charset=utf-8, YAML",
        "application/x-yaml, YAML",
        "text/yaml, YAML",
        "application/vnd.wavegate+yaml, YAML",
        "application/json, JSON",
        "application/json;charset=UTF-8, JSON",
        "application/problem+json, JSON",
        "text/plain,",
        "'',",
        "application/yamlish,"
    })
    void knowsMediaTypes(String contentType, PlanFormat format) {
        assertThat(PlanFormat.ofContentType(contentType).orElse(null)).isEqualTo(format);
    }

    @ParameterizedTest
    @CsvSource({"a.yaml, YAML", "a.YML, YAML", "dir.json/a.json, JSON", "a.JSON, JSON", "yaml,", "a.txt,"})
    void knowsFileNames(String name, PlanFormat format) {
        assertThat(PlanFormat.ofFileName(name).orElse(null)).isEqualTo(format);
    }
}
